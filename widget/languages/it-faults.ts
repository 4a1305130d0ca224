import type { FaultWords } from './index.ts'

export const faults: FaultWords = {
  link_not_found:
    'Questo link non funziona\nAprilo di nuovo dal messaggio che hai ricevuto, o chiedine uno nuovo a {company}.',
  link_expired: 'Questo link è scaduto\nChiedine uno nuovo a {company}.',
  link_revoked: 'Questo link è stato sostituito\nCercane uno più recente nella posta, o chiedilo a {company}.',
  already_used:
    'Questo link è già stato usato\nCi è stato collegato un numero. Per collegarne un altro, chiedi un nuovo link a {company}.',
  origin_not_allowed:
    'Questo link non funziona qui\n{company} deve prima autorizzare questo sito. Segnalalo, per favore.',

  sdk_blocked:
    'Facebook non si è caricato\nForse lo ferma un blocco della pubblicità o un’impostazione di privacy. Consenti facebook.net qui, o apri il link in un altro browser.',
  popup_blocked: 'Il browser ha bloccato la finestra\nConsenti i pop-up per questa pagina, poi continua.',
  popup_closed:
    'La finestra di Facebook è stata chiusa\nNon è stato collegato nulla. Se la vedi ancora, finisci lì: questa pagina prosegue.',
  signup_cancelled:
    'Sei uscito prima della fine\nNon è stato collegato nulla. Facebook conserva ciò che hai compilato.',
  signup_error: 'Facebook ha segnalato un problema\nNon è stato collegato nulla. Aspetta un momento, poi riprova.',
  no_code: 'Facebook non ha confermato\nLa conferma non è arrivata. Continua di nuovo con Facebook.',

  code_expired: 'La conferma è scaduta\nDura solo 30 secondi. Continua di nuovo con Facebook.',
  code_used: 'La conferma è già stata usata\nContinua di nuovo con Facebook.',
  code_refused: 'Facebook ha rifiutato la conferma\nContinua di nuovo con Facebook.',
  exchange_unanswered: 'Facebook non ha risposto\nLa conferma è scaduta. Continua di nuovo con Facebook.',

  permission_missing:
    'Manca un’autorizzazione\nLascia attive tutte le autorizzazioni nell’ultimo passaggio di Facebook.',
  asset_mismatch: 'Quell’account non è stato condiviso\nFacebook ne ha indicato un altro. Scegli di nuovo.',
  no_number: 'Non è stato aggiunto alcun numero\nScegli o aggiungi il tuo numero nella finestra di Facebook.',
  number_unverified:
    'Il numero non è ancora verificato\nChiedi il codice via SMS o chiamata nella finestra di Facebook, e scrivilo lì.',
  display_name_only:
    'Quello non è il tuo numero\n«Solo nome visualizzato» non si può collegare. Scegli «Usa un numero WhatsApp nuovo o esistente».',
  connection_type_mismatch: 'Il numero non corrisponde alla tua scelta\nScegli di nuovo.',
  reconnect_mismatch:
    'Quello è un altro numero\nQuesto link ripristina il numero che avevi. Scegli di nuovo lo stesso account e lo stesso numero.',
  number_taken: 'Il numero è già collegato\nLo usa un altro cliente di {company}. Scegline un altro.',
  waba_limit_reached:
    'Hai troppi account WhatsApp\nFacebook non permette alla tua azienda di aggiungerne altri. Chiedi aiuto a {company}.',

  number_unavailable: 'Lì non ci sono numeri liberi\nScegli un altro paese o usa un tuo numero.',
  country_not_ready: 'I numeri di quel paese non sono ancora pronti\nScegli un altro paese o usa un tuo numero.',
  telephony_refused: 'Ora non riusciamo a ottenere un numero\nNon è colpa tua. Usa un tuo numero o chiedi a {company}.',
  telephony_unavailable: 'L’operatore telefonico non risponde\nRiprova tra un minuto o usa un tuo numero.',
  wrong_number: 'Quello è un altro numero\nNella finestra di Facebook scegli il numero mostrato da questa pagina.',

  pin_required: 'Il numero ha bisogno del suo PIN\nIl numero ha la verifica in due passaggi.',
  pin_locked:
    'Il numero è bloccato per ora\nCi sono stati troppi PIN sbagliati. Aspetta qualche ora, poi riapri il link.',

  meta_unavailable: 'Facebook non risponde\nCiò che hai fatto è conservato. Riprova tra qualche minuto.',
  meta_refused: 'Facebook ha rifiutato il collegamento\nComunica a {company} il codice qui sotto.',
  app_misconfigured: 'Qualcosa non è configurato bene\nNon è colpa tua. Comunica a {company} il codice qui sotto.',
  unauthorized: 'Questo link non funziona\nChiedine uno nuovo a {company}.',
  not_found: 'Questa registrazione non si trova\nApri di nuovo il link, o chiedine uno nuovo a {company}.',
  invalid_request: 'Qualcosa non corrisponde\nComunica a {company} il codice qui sotto.',
  conflict: 'C’è già un’operazione in corso\nAspetta un momento, poi riprova.',
  rate_limited: 'Troppi tentativi insieme\nAspetta un minuto, poi riprova.',
  internal: 'Qualcosa è andato storto da parte nostra\nCiò che hai fatto è conservato. Riprova.',
}
