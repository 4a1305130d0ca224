import type { MoreWords } from './index.ts'

export const words: MoreWords = {
  stay: 'Rester sur cette page',
  close: 'Fermer',

  handoff_offer: 'Quelqu’un d’autre a le compte Facebook ?',
  handoff: 'Confier à quelqu’un d’autre',
  handoff_text: 'Envoyez ce lien à la personne qui gère votre entreprise sur Facebook. Cette page suit toute seule.',
  handoff_qr: 'Ou scannez-le avec un téléphone',
  handoff_waiting: 'En attente. Vous pouvez laisser cette page ouverte.',
  handoff_email: 'Envoyer par e-mail',
  handoff_whatsapp: 'Envoyer par WhatsApp',
  handoff_copy: 'Copier le lien',
  handoff_copied: 'Copié',
  handoff_subject: 'Connecter WhatsApp à {company}',
  handoff_message: 'Merci de connecter notre numéro WhatsApp à {company}. Cela prend 2 à 5 minutes : {link}',
  handoff_back: 'Finalement, le faire ici',

  in_app: 'Ouvrez cette page dans votre navigateur',
  in_app_text:
    'Vous êtes dans le navigateur d’une autre application, qui peut empêcher la fenêtre de Facebook de s’ouvrir.',
}
