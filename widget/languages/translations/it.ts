import type { EverydayWords, FaultWords, HelpWords, LeftWords, MessageWords, StepsWords } from '../words.ts'

export const words: EverydayWords = {
  loading: 'Un momento…',
  progress: 'Passaggio {step} di {steps}',
  someone: 'l’azienda che ti ha inviato questo link',
  back: 'Indietro',
  continue: 'Continua',
  close: 'Chiudi',

  welcome: 'Collega WhatsApp a {company}',
  welcome_text: '{company} invierà e riceverà i messaggi del tuo numero aziendale.',
  welcome_alone: 'I messaggi del tuo numero passeranno da {company}, e non più dall’app WhatsApp.',
  welcome_reconnect: 'Ricollega il tuo numero a {company}',
  welcome_reconnect_text: 'Il suo collegamento a {company} si è interrotto.',
  welcome_disconnected: 'È stato scollegato da {company} in WhatsApp o Facebook.',
  welcome_inactive: 'WhatsApp ha chiuso il collegamento: il telefono non veniva usato da un po’.',
  welcome_moved: 'Il numero è stato configurato di nuovo su un telefono, e questo ha chiuso il collegamento.',
  welcome_expired: 'Ogni tanto Facebook ti chiede di confermare il collegamento.',
  welcome_same: 'Nella finestra di Facebook, scegli lo stesso account e lo stesso numero.',
  welcome_account: 'Il tuo account Facebook',
  welcome_account_text: 'Quello che gestisce la tua azienda.',
  welcome_phone: 'Il tuo telefono',
  welcome_business: 'I dati della tua azienda',
  welcome_time: 'Da 2 a 5 minuti',
  welcome_time_text: 'Da 15 a 30 se prima devi creare un account aziendale.',
  welcome_trust: 'Che cosa consente',
  welcome_start: 'Inizia',

  type: 'Come usi questo numero?',
  coexistence: 'Lo uso nell’app WhatsApp Business',
  coexistence_text: 'Tieni l’app sul telefono; {company} lavora accanto.',
  coexistence_rate: 'Invio più lento: {rate} messaggi al secondo.',
  dedicated: 'È nuovo, o può lasciare l’app',
  dedicated_text: 'I suoi messaggi passano solo da {company}.',
  launch_app_stops: 'Il numero smette di funzionare nell’app WhatsApp.',
  dedicated_rate: 'Invio più veloce: fino a {rate} messaggi al secondo.',
  type_details: 'Dettagli',
  type_ordinary: 'Lo uso nel WhatsApp normale',

  country: 'Di quale paese vuoi il numero?',
  country_text: 'Ricevi un nuovo numero WhatsApp per {company}.',
  country_label: 'Cerca per nome o prefisso',
  country_found: 'Paesi: {count}',
  country_none: 'Nessun paese trovato. Prova un’altra parola.',
  country_instant: 'Pronto subito',
  country_moment: 'Richiede un momento',
  own_number: 'Usa il mio numero',
  another_country: 'Un altro paese',
  number: 'Il tuo nuovo numero',
  number_text: 'È riservato a te. Nel prossimo passaggio usalo nella finestra di Facebook.',
  number_finding: 'Cerchiamo il tuo numero',
  number_finding_text: 'Un nuovo numero: {country}. Bastano pochi secondi.',
  number_slow: 'Ci vuole più del solito. Continuiamo a provare.',
  number_verified: 'È già verificato: Facebook non chiede alcun codice.',
  number_code: 'Facebook gli invierà un codice, che questa pagina ti mostrerà.',
  copy_number: 'Copia il numero',
  launch_2_number: 'Aggiungere il tuo nuovo numero: {number}',
  launch_2_verified: 'Scegliere il tuo nuovo numero: {number}',
  popup_code: 'Il tuo codice: {code}',
  popup_code_text: 'Scrivilo nella finestra di Facebook.',
  popup_code_wait: 'Nella finestra di Facebook scegli {country} ({code}) e scrivi il numero. Il codice apparirà qui.',
  copy_code: 'Copia il codice',

  launch: 'Continua con Facebook',
  launch_text: 'Si apre una finestra di Facebook e ti chiede di:',
  launch_1: 'Accedere e scegliere la tua azienda',
  launch_2_dedicated: 'Scegliere o aggiungere il tuo numero di telefono',
  launch_2_coexistence: 'Inquadrare un codice con l’app WhatsApp Business',
  launch_3: 'Permettere a {company} di gestire i suoi messaggi',
  launch_warning: 'Non scegliere mai «Solo nome visualizzato»',
  launch_warning_text: 'Ti dà un numero che non è tuo e che non si può collegare.',
  launch_bad: 'Usa solo un nome visualizzato',
  launch_good: 'Usa un numero WhatsApp nuovo o esistente',
  launch_waiting: 'In attesa che Facebook si carichi…',
  here: 'Continua in questa finestra',
  here_text: '{company} chiede di collegare il tuo numero. Facebook si apre qui e poi ti riporta indietro.',

  handoff_offer: 'Non gestisci tu Facebook?',

  in_app: 'Aprilo nel tuo browser',
  in_app_text: 'Sei nel browser di un’altra app, che può impedire alla finestra di Facebook di aprirsi.',

  popup: 'Finisci nella finestra di Facebook',
  popup_text: 'Questa pagina prosegue da sola quando hai finito.',
  popup_focus: 'Mostra la finestra',
  popup_give_up: 'L’ho chiusa',
  popup_answer: 'Facebook ha risposto. Un momento…',
  popup_over: 'La finestra è chiusa. Un momento…',

  close_ask: 'Chiudere prima che il numero sia collegato?',
  close_text: 'Non si perde nulla: ciò che hai fatto resta, e puoi riaprire e continuare.',
  close_keep: 'Vai avanti',
  close_leave: 'Chiudi comunque',

  finishing: 'Collegamento del tuo numero',
  finishing_text: 'Bastano pochi secondi. Tieni aperta questa pagina.',
  finishing_exchange: 'Conferma con Facebook',
  finishing_choose: 'Ricerca del tuo numero',
  finishing_subscribe: 'Attivazione dei messaggi',
  finishing_register: 'Registrazione del numero',
  finishing_sync: 'Recupero di contatti e chat',
  finishing_complete: 'Ultimi ritocchi',
  finishing_slow: 'Facebook è lento a rispondere. Continuiamo a provare.',
  finishing_silent: 'Il server non è raggiungibile. Controlla la connessione; continuiamo a provare.',
  status_done: 'fatto',
  status_now: 'in corso',

  pin: 'Inserisci il PIN del numero',
  pin_text: 'Il numero ha la verifica in due passaggi. Scrivi il PIN impostato in WhatsApp.',
  pin_label: 'PIN di sei cifre',
  pin_help: 'Non è il codice dell’SMS. Puoi reimpostarlo in Gestione WhatsApp.',
  pin_wrong: 'Il PIN non è giusto. Dopo alcuni errori WhatsApp blocca il numero.',
  pin_silent: 'Il PIN non è stato inviato. Controlla la connessione e riprova.',

  done: 'Il tuo numero è collegato',
  done_text: '{company} ora può inviare e ricevere i suoi messaggi.',
  done_redirect: 'Ti riportiamo a {company}…',
  done_continue: 'Vai subito a {company}',
  done_close: 'Puoi chiudere questa pagina.',
  stay: 'Resta su questa pagina',
  waiting_note:
    'Continuiamo a controllare. Appena Facebook è pronto il numero si collega da solo; puoi lasciare questa pagina.',

  failed_back: 'Torna a {company}',
  failed_code: 'Codice di errore: {code}',
  failed_when: 'Potrai riprovare da: {time}.',
  copy: 'Copia il link',
  copied: 'Copiato',
  retry: 'Riprova',
  sign_again: 'Continua di nuovo con Facebook',
  choose_other: 'Scegli di nuovo',
  new_link: 'Ottieni un nuovo link',
  contact: 'Contatta {company}',

  server_unreachable: 'Il server non è raggiungibile\nControlla la connessione, poi riprova.',
}

export const left: LeftWords = {
  left_one: 'Collegato. Manca una cosa prima del primo messaggio',
  left_some: 'Collegato. Mancano alcune cose prima del primo messaggio',
  left_wait: 'Questa pagina se ne accorge da sola quando è fatto.',
  left_pay: 'Aggiungi un metodo di pagamento',
  left_manager: 'Apri Gestione WhatsApp',

  history_unavailable: 'Non è stato possibile recuperare le chat precedenti. I nuovi messaggi arrivano normalmente.',
  payment_missing: 'WhatsApp fa pagare i messaggi: senza un metodo di pagamento non ne invia, nemmeno una risposta.',
  name_pending:
    'WhatsApp sta ancora verificando il nome visualizzato. Fino ad allora si possono inviare meno messaggi.',
  name_declined: 'WhatsApp ha rifiutato il nome visualizzato. Scegline un altro in Gestione WhatsApp.',
  meta_number: 'WhatsApp ti presta questo numero. Potrà inviare quando il nome visualizzato sarà approvato.',
  number_restricted: 'WhatsApp limita questo numero. WhatsApp Manager dice perché.',
  number_flagged: 'Molte persone hanno segnalato messaggi di questo numero. WhatsApp può limitarlo.',
  number_rate_limited: 'Per ora questo numero ha inviato tutto ciò che può.',
  number_disconnected: 'Questo numero è offline su WhatsApp. WhatsApp Manager dice perché.',
}

export const message: MessageWords = {
  message_offer: 'Inviati un messaggio di prova',
  message_text: 'Scrivi al tuo nuovo numero da un telefono con WhatsApp. Qui vedrai quando arriva.',
  message_open: 'Scrivi con WhatsApp',
  message_qr: 'O inquadra questo con il telefono',
  message_hello: 'Ciao! Questo è un messaggio di prova.',
  message_received: 'Il tuo messaggio di prova è arrivato. Il numero funziona.',
}

export const help: HelpWords = {
  handoff: 'Affidalo a qualcun altro',
  handoff_text: 'Invia questo link a chi gestisce la tua azienda su Facebook. Questa pagina segue da sola.',
  handoff_name: 'Il tuo nome, così sanno chi lo chiede',
  handoff_share: 'Invia il link',
  handoff_whatsapp: 'Invia con WhatsApp',
  handoff_email: 'Invia via e-mail',
  handoff_message: 'Per favore collega il nostro numero WhatsApp a {company}. Bastano da 2 a 5 minuti: {link}',
  handoff_qr: 'O inquadralo con un telefono',
  handoff_waiting: 'In attesa. Puoi lasciare aperta questa pagina.',
  handoff_back: 'Alla fine lo faccio qui',
  chosen_here: 'La tua scelta: {what}',
  chosen_by: '{name} ha scelto: {what}',
  chosen_phone: 'Scelto su un telefono: {what}',
  chosen_computer: 'Scelto su un computer: {what}',
  type_ordinary_text:
    'Si può tenere solo l’app Business. Configurala con questo numero sullo stesso telefono: è gratuita e le tue chat si spostano con lei. WhatsApp può chiederti di usarla prima per qualche settimana.',
  type_app: 'Scarica WhatsApp Business',
  ask_again: 'Chiedi un nuovo link',
  asked_again: '{company} lo sa e ti manderà un nuovo link.',
  pin_reset: 'Reimposta il PIN in WhatsApp Manager',
  trust_can: 'Inviare e ricevere i messaggi di questo numero.',
  trust_manage: 'Cambiare il profilo, i modelli e le impostazioni del numero.',
  trust_cannot: 'Pubblicare su Facebook, o vedere che cosa fai lì.',
  trust_promise: 'Non viene pubblicato nulla, e i tuoi clienti non ricevono messaggi.',
  trust_back: 'Puoi revocarlo quando vuoi nelle impostazioni della tua azienda su Facebook.',
  trust_charge: 'WhatsApp può far pagare i messaggi.',
  trust_terms: 'Condizioni',
  trust_privacy: 'Privacy e dati',
  phone_which: 'Su quale telefono è WhatsApp?',
  phone_which_text: 'WhatsApp, sul telefono con il numero, deve scansionare un codice da un altro schermo.',
  phone_this: 'Su questo telefono',
  phone_this_text: 'Continui al computer, e questo telefono ti dice che cosa fare.',
  phone_other: 'Su un altro telefono',
  phone_other_text: 'Facebook si apre qui. Tieni pronto quel telefono.',
  computer: 'Continua al computer',
  computer_text: 'Mandati questo link e aprilo lì. Tieni aperta questa pagina: ti dice che cosa fare dopo.',
  computer_now: 'Ora prendi questo telefono',
  computer_now_text: 'Facebook è aperto sul computer. Quando mostra un codice:',
  computer_1: 'Apri WhatsApp Business su questo telefono',
  computer_2: 'Apri il messaggio di Facebook e tocca «Collega»',
  computer_3: 'Scansiona o scrivi il codice del computer',
  stuck: 'La finestra di Facebook non va avanti?',
  stuck_open: 'Aprilo su Facebook',
  stuck_business: 'Non ho un account aziendale',
  stuck_business_text: 'Crealo nella finestra, o prima qui: bastano nome, Paese e sito web.',
  stuck_grey: 'La mia azienda è in grigio',
  stuck_grey_text: 'Può collegarla solo chi ne ha il controllo totale. Le sue impostazioni dicono chi è.',
  stuck_next: '«Avanti» è in grigio',
  stuck_next_text: 'Indica il Paese, un sito con https:// e un’e-mail di quel sito.',
  stuck_pin: 'Chiede un PIN che ho dimenticato',
  stuck_pin_text: 'Impostane uno nuovo in WhatsApp Manager: scegli il numero, poi la verifica in due passaggi.',
  stuck_limit: 'Ho troppi account WhatsApp',
  stuck_limit_text: 'Scegline uno che hai, o elimina quello che non usi.',
  stuck_factor: 'Chiede l’autenticazione a due fattori',
  stuck_factor_text: 'Attivala per il tuo account Facebook, poi continua nella finestra.',
  stuck_app: 'La mia azienda blocca questa app',
  stuck_app_text: 'Chi la amministra può permetterla nelle impostazioni dell’azienda, sotto App.',
}

export const steps: StepsWords = {
  steps_progress: 'Domanda {step} di {steps}',
  steps_optional: 'facoltativo',
  steps_skip: 'Salta',
  steps_missing: 'Rispondi a questa domanda.',
  steps_long: 'Usa al massimo {max} caratteri.',
  steps_text: 'Usa lettere e cifre.',
  steps_unsaved: 'Non ancora salvato: controlla la connessione. Continuiamo a provare.',
  steps_send: 'Invia',
  steps_thanks: 'Grazie!',
  steps_email: 'Controlla l’indirizzo e-mail.',
  steps_url: 'Scrivi un indirizzo come https://example.com.',
  steps_phone: 'Inizia con il prefisso del paese, per esempio +1 415 555 0123.',
  steps_choose: 'Scegli…',
  steps_country: 'Scegli un paese.',
  steps_option: 'Scegli un’opzione.',
  steps_known: 'È ancora corretto?',
  steps_https: 'Facebook vuole un sito web che inizi con https://.',
  steps_domain: 'Facebook potrebbe volere un indirizzo e-mail del dominio del tuo sito.',
  steps_name: 'WhatsApp potrebbe rifiutare questo nome. Usa il vero nome della tua azienda.',
  steps_elsewhere: 'Continua su {company}',
}

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
  begun_elsewhere:
    'È stato iniziato in un altro browser\nNon è stato collegato nulla. Ricomincia qui se vuoi collegare un numero a {company}.',

  permission_missing:
    'Manca un’autorizzazione\nLascia attive tutte le autorizzazioni nell’ultimo passaggio di Facebook.',
  asset_mismatch: 'Quell’account non è stato condiviso\nFacebook ne ha indicato un altro. Scegli di nuovo.',
  no_number: 'Non è stato aggiunto alcun numero\nScegli o aggiungi il tuo numero nella finestra di Facebook.',
  number_unverified:
    'Il numero non è ancora verificato\nChiedi il codice via SMS o chiamata nella finestra di Facebook, e scrivilo lì.',
  display_name_only:
    'Quello non è il tuo numero\n«Solo nome visualizzato» non si può collegare. Scegli «Usa un numero WhatsApp nuovo o esistente».',
  connection_type_mismatch: 'Il numero non corrisponde alla tua scelta\nScegli di nuovo.',
  configuration_retired:
    'Questa opzione non è ancora configurata\nNon è colpa tua: {company} deve cambiare un’impostazione. Comunica loro il codice qui sotto.',
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
  forbidden: 'Questo link non funziona\nChiedine uno nuovo a {company}.',
  not_found: 'Questa registrazione non si trova\nApri di nuovo il link, o chiedine uno nuovo a {company}.',
  invalid_request: 'Qualcosa non corrisponde\nComunica a {company} il codice qui sotto.',
  conflict: 'C’è già un’operazione in corso\nAspetta un momento, poi riprova.',
  rate_limited: 'Troppi tentativi insieme\nAspetta un minuto, poi riprova.',
  internal: 'Qualcosa è andato storto da parte nostra\nCiò che hai fatto è conservato. Riprova.',
}
