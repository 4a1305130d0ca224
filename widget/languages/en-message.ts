/** English texts for the test message that a customer may write to the connected number: they load where a link offers it. */
export const message = {
  message_offer: 'Send yourself a test message',
  message_text: 'Write to your new number from a phone with WhatsApp. It shows here when it arrives.',
  message_open: 'Write by WhatsApp',
  message_qr: 'Or scan this with the phone',
  message_hello: 'Hello! This is a test message.',
  message_received: 'Your test message has arrived. The number works.',
}
