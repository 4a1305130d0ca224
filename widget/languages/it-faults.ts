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

  number_unavailable: 'Lì non ci sono numeri liberi\nUsa un tuo numero.',
  country_not_ready: 'I numeri di quel paese non sono ancora pronti\nUsa un tuo numero.',
  telephony_refused: 'Ora non riusciamo a ottenere un numero\nNon è colpa tua. Usa un tuo numero o chiedi a {company}.',
  telephony_unavailable: 'L’operatore telefonico non risponde\nRiprova tra un minuto o usa un tuo numero.',
  wrong_number: 'Quello è un altro numero\nNella finestra di Facebook scegli il numero mostrato da questa pagina.',

  no_portfolio:
    'Sei uscito scegliendo l’azienda\nUna in grigio non si può usare qui. Scegline un’altra nella finestra di Facebook, o creane una.',
  two_factor_required:
    'Facebook chiede l’autenticazione a due fattori\nAttivala nelle impostazioni di sicurezza del tuo account Facebook, poi continua qui.',
  identity_check:
    'Facebook vuole essere certo che sia tu\nApri facebook.com in questo browser, fai ciò che chiede, poi continua qui.',
  business_in_review:
    'Facebook sta ancora verificando la tua azienda\nDi solito servono uno o due giorni. Continua qui quando Facebook ti avrà dato l’esito.',
  account_restricted:
    'Facebook ha limitato questo account\nL’assistenza per le aziende di Facebook dice perché. Puoi anche scegliere un’altra azienda o un altro account.',
  account_shared:
    'Un altro servizio gestisce questo account\nRimuovilo nelle impostazioni dell’azienda su Facebook, o scegli un altro account WhatsApp.',
  page_or_ads_refused:
    'Una Pagina o un account pubblicitario non si è potuto condividere\nQui non servono: lasciali fuori nella finestra di Facebook.',
  details_refused:
    'Facebook non ha accettato un nome o un indirizzo\nUsa il vero nome della tua azienda e un sito web che funziona.',
  too_many_tries:
    'Facebook ti chiede di aspettare\nCi sono stati troppi tentativi. Aspetta qualche ora prima di continuare.',
  business_app_needed:
    'Quel numero non è nell’app Business\nConfiguralo nell’ultima versione di WhatsApp Business, poi continua.',
  coexistence_not_eligible:
    'Questo numero è troppo nuovo per farlo\nUsalo prima per qualche settimana in WhatsApp Business, o scegli un altro modo o un altro numero.',
  region_unsupported:
    'Non disponibile nel Paese di questo numero\nLì WhatsApp non può collegarlo accanto all’app. Scegli un altro modo o un altro numero.',
  number_in_use:
    'Il numero è usato altrove\nScollegalo lì oppure, in WhatsApp Business, in Impostazioni, Account, Piattaforma Business. Aspetta 15 minuti, poi continua.',
  number_refused:
    'Facebook non ha accettato il numero\nControllalo insieme al prefisso del Paese, o scegline un altro.',
  otp_failed:
    'Il codice non ha funzionato\nControlla che il numero riceva SMS o chiamate, poi chiedi un nuovo codice nella finestra di Facebook.',

  pin_required: 'Il numero ha bisogno del suo PIN\nIl numero ha la verifica in due passaggi.',
  pin_locked: 'Il numero è bloccato per ora\nCi sono stati troppi tentativi. Ciò che hai fatto è salvato.',
  number_preparing:
    'Facebook sta ancora preparando il numero\nSe è usato nell’app WhatsApp, elimina lì il suo account, poi continua.',
  terms_required:
    'Vanno accettate le condizioni di WhatsApp\nAccettale in Gestione WhatsApp su Facebook, poi riprova qui.',

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
