import type { MoreWords } from './index.ts'

export const words: MoreWords = {
  stay: 'Resta su questa pagina',
  close: 'Chiudi',

  handoff_offer: 'L’account Facebook è di qualcun altro?',
  handoff: 'Affidalo a qualcun altro',
  handoff_text: 'Invia questo link a chi gestisce la tua azienda su Facebook. Questa pagina segue da sola.',
  handoff_qr: 'O inquadralo con un telefono',
  handoff_waiting: 'In attesa. Puoi lasciare aperta questa pagina.',
  handoff_email: 'Invia via e-mail',
  handoff_whatsapp: 'Invia con WhatsApp',
  handoff_copy: 'Copia il link',
  handoff_copied: 'Copiato',
  handoff_subject: 'Collegare WhatsApp a {company}',
  handoff_message: 'Per favore collega il nostro numero WhatsApp a {company}. Bastano da 2 a 5 minuti: {link}',
  handoff_back: 'Alla fine lo faccio qui',

  in_app: 'Aprilo nel tuo browser',
  in_app_text: 'Sei nel browser di un’altra app, che può impedire alla finestra di Facebook di aprirsi.',
}
