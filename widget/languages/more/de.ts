import type { MoreWords } from './index.ts'

export const words: MoreWords = {
  stay: 'Auf dieser Seite bleiben',
  close: 'Schließen',

  handoff_offer: 'Hat jemand anderes das Facebook-Konto?',
  handoff: 'An jemand anderen weitergeben',
  handoff_text:
    'Schicken Sie diesen Link an die Person, die Ihr Unternehmen auf Facebook verwaltet. Diese Seite geht von selbst mit.',
  handoff_qr: 'Oder mit einem Telefon scannen',
  handoff_waiting: 'Wir warten. Sie können diese Seite offen lassen.',
  handoff_email: 'Per E-Mail senden',
  handoff_whatsapp: 'Per WhatsApp senden',
  handoff_copy: 'Link kopieren',
  handoff_copied: 'Kopiert',
  handoff_subject: 'WhatsApp mit {company} verbinden',
  handoff_message: 'Bitte verbinde unsere WhatsApp-Nummer mit {company}. Es dauert 2 bis 5 Minuten: {link}',
  handoff_back: 'Doch hier machen',

  in_app: 'Im eigenen Browser öffnen',
  in_app_text: 'Sie sind im Browser einer anderen App, der das Fenster von Facebook vielleicht nicht aufgehen lässt.',
}
