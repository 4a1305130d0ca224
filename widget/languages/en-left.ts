/** English texts for what is left to do once a number is connected: they load when something is. */
export const left = {
  left_one: 'Connected. One thing before your first message',
  left_some: 'Connected. A few things before your first message',
  left_wait: 'This page notices by itself when it is done.',
  left_pay: 'Add a payment method',
  left_manager: 'Open WhatsApp Manager',

  history_unavailable: 'Your earlier chats could not be brought over. New messages arrive as usual.',
  payment_missing: 'WhatsApp charges for messages: without a payment method it sends none, not even an answer.',
  name_pending: 'WhatsApp is still checking the display name. Until then fewer messages can be sent.',
  name_declined: 'WhatsApp declined the display name. Choose another one in WhatsApp Manager.',
  meta_number: 'WhatsApp lends you this number. It can send once its display name is approved.',
  number_restricted: 'WhatsApp restricts this number. WhatsApp Manager says why.',
  number_flagged: 'Many people reported messages of this number. WhatsApp may restrict it.',
  number_rate_limited: 'This number has sent all that it may for now.',
  number_disconnected: 'This number is offline at WhatsApp. WhatsApp Manager says why.',
}
