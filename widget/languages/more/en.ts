/** The rarer words: what the later steps, the dialog and the hand-off say. They are loaded with those. */
export const en = {
  stay: 'Stay on this page',
  close: 'Close',

  handoff_offer: 'Somebody else has the account?',
  handoff: 'Hand it to somebody else',
  handoff_text: 'Send this link to the person who manages your business on Facebook. This page follows by itself.',
  handoff_qr: 'Or scan it with a phone',
  handoff_waiting: 'Waiting. You can leave this page open.',
  handoff_email: 'Send by e-mail',
  handoff_whatsapp: 'Send by WhatsApp',
  handoff_copy: 'Copy the link',
  handoff_copied: 'Copied',
  handoff_subject: 'Connect WhatsApp to {company}',
  handoff_message: 'Please connect our WhatsApp number to {company}. It takes 2 to 5 minutes: {link}',
  handoff_back: 'Do it here after all',

  in_app: 'Open this in your browser',
  in_app_text: 'You are in the browser of another app, which may keep Facebook’s window from opening.',
}
