import type { EverydayWords, FaultWords, HelpWords, LeftWords, MessageWords, StepsWords } from '../words.ts'

export const words: EverydayWords = {
  loading: 'Einen Moment…',
  progress: 'Schritt {step} von {steps}',
  someone: 'dem Unternehmen, das Ihnen diesen Link geschickt hat',
  back: 'Zurück',
  continue: 'Weiter',
  close: 'Schließen',

  welcome: 'WhatsApp mit {company} verbinden',
  welcome_text: 'Über {company} laufen dann die Nachrichten Ihrer geschäftlichen Nummer.',
  welcome_alone: 'Die Nachrichten Ihrer Nummer laufen dann über {company} und nicht mehr über die WhatsApp-App.',
  welcome_reconnect: 'Verbinden Sie Ihre Nummer wieder mit {company}',
  welcome_reconnect_text: 'Die Verbindung zu {company} ist verloren gegangen.',
  welcome_disconnected: 'Sie wurde in WhatsApp oder Facebook von {company} getrennt.',
  welcome_inactive: 'WhatsApp hat die Verbindung beendet, weil das Telefon länger nicht benutzt wurde.',
  welcome_moved: 'Die Nummer wurde auf einem Telefon neu eingerichtet; das hat die Verbindung beendet.',
  welcome_expired: 'Facebook bittet von Zeit zu Zeit darum, die Verbindung zu bestätigen.',
  welcome_same: 'Wählen Sie im Fenster von Facebook dasselbe Konto und dieselbe Nummer.',
  welcome_account: 'Ihr Facebook-Konto',
  welcome_account_text: 'Das Konto, das Ihr Unternehmen verwaltet.',
  welcome_phone: 'Ihr Telefon',
  welcome_business: 'Ihre Unternehmensdaten',
  welcome_time: '2 bis 5 Minuten',
  welcome_time_text: '15 bis 30, wenn erst ein Unternehmenskonto angelegt werden muss.',
  welcome_trust: 'Was das erlaubt',
  welcome_start: 'Los geht’s',

  type: 'Wie nutzen Sie diese Nummer?',
  coexistence: 'Ich nutze sie in der App WhatsApp Business',
  coexistence_text: 'Sie behalten die App auf dem Telefon; {company} arbeitet daneben.',
  coexistence_rate: 'Langsamerer Versand: {rate} Nachrichten pro Sekunde.',
  dedicated: 'Sie ist neu oder darf die App verlassen',
  dedicated_text: 'Ihre Nachrichten laufen nur über {company}.',
  launch_app_stops: 'Die Nummer funktioniert dann nicht mehr in der WhatsApp-App.',
  dedicated_rate: 'Schnellerer Versand: bis zu {rate} Nachrichten pro Sekunde.',
  type_details: 'Einzelheiten',
  type_ordinary: 'Ich nutze sie im normalen WhatsApp',

  country: 'Aus welchem Land soll Ihre Nummer sein?',
  country_text: 'Sie bekommen eine neue WhatsApp-Nummer für {company}.',
  country_label: 'Nach Name oder Vorwahl suchen',
  country_found: 'Länder: {count}',
  country_none: 'Kein Land passt. Versuchen Sie ein anderes Wort.',
  country_instant: 'Sofort bereit',
  country_moment: 'Dauert einen Moment',
  own_number: 'Eigene Nummer verwenden',
  another_country: 'Anderes Land',
  number: 'Ihre neue Nummer',
  number_text: 'Sie ist für Sie reserviert. Verwenden Sie sie im nächsten Schritt im Fenster von Facebook.',
  number_finding: 'Ihre Nummer wird gesucht',
  number_finding_text: 'Eine neue Nummer: {country}. Das dauert ein paar Sekunden.',
  number_slow: 'Es dauert länger als sonst. Wir versuchen es weiter.',
  number_verified: 'Sie ist schon bestätigt: Facebook braucht keinen Code.',
  number_code: 'Facebook schickt einen Code dorthin; diese Seite zeigt ihn Ihnen.',
  copy_number: 'Nummer kopieren',
  launch_2_number: 'Ihre neue Nummer hinzufügen: {number}',
  launch_2_verified: 'Ihre neue Nummer wählen: {number}',
  popup_code: 'Ihr Code: {code}',
  popup_code_text: 'Geben Sie ihn im Fenster von Facebook ein.',
  popup_code_wait:
    'Wählen Sie im Fenster von Facebook {country} ({code}) und geben Sie die Nummer ein. Ihr Code erscheint hier.',
  copy_code: 'Code kopieren',

  launch: 'Weiter mit Facebook',
  launch_text: 'Ein Fenster von Facebook geht auf. Dort können Sie:',
  launch_1: 'Sich anmelden und Ihr Unternehmen wählen',
  launch_2_dedicated: 'Ihre Telefonnummer wählen oder hinzufügen',
  launch_2_coexistence: 'Einen Code mit der App WhatsApp Business scannen',
  launch_3: '{company} erlauben, die Nachrichten zu verwalten',
  launch_warning: 'Wählen Sie nie „Nur Anzeigename“',
  launch_warning_text: 'Damit bekommen Sie eine fremde Nummer, die sich nicht verbinden lässt.',
  launch_bad: 'Nur einen Anzeigenamen verwenden',
  launch_good: 'Neue oder vorhandene WhatsApp-Nummer verwenden',
  launch_waiting: 'Facebook wird geladen…',
  here: 'In diesem Fenster weitermachen',
  here_text: '{company} möchte Ihre Nummer verbinden. Facebook öffnet sich hier und bringt Sie zurück.',

  handoff_offer: 'Sie verwalten Facebook nicht?',

  in_app: 'Im eigenen Browser öffnen',
  in_app_text: 'Sie sind im Browser einer anderen App, der das Fenster von Facebook vielleicht nicht aufgehen lässt.',

  popup: 'Im Fenster von Facebook abschließen',
  popup_text: 'Diese Seite geht von selbst weiter, wenn Sie fertig sind.',
  popup_focus: 'Fenster zeigen',
  popup_give_up: 'Ich habe es geschlossen',
  popup_answer: 'Facebook hat geantwortet. Einen Moment…',
  popup_over: 'Das Fenster ist geschlossen. Einen Moment…',

  close_ask: 'Schließen, bevor Ihre Nummer verbunden ist?',
  close_text: 'Nichts geht verloren: Was Sie getan haben, bleibt. Sie können dies wieder öffnen und weitermachen.',
  close_keep: 'Weitermachen',
  close_leave: 'Trotzdem schließen',

  finishing: 'Ihre Nummer wird verbunden',
  finishing_text: 'Das dauert ein paar Sekunden. Bitte lassen Sie diese Seite offen.',
  finishing_exchange: 'Mit Facebook bestätigen',
  finishing_choose: 'Ihre Nummer finden',
  finishing_subscribe: 'Nachrichten einschalten',
  finishing_register: 'Nummer registrieren',
  finishing_sync: 'Kontakte und Chats übernehmen',
  finishing_complete: 'Abschließen',
  finishing_slow: 'Facebook antwortet langsam. Wir versuchen es weiter.',
  finishing_silent: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung; wir versuchen es weiter.',
  status_done: 'fertig',
  status_now: 'läuft',

  pin: 'PIN der Nummer eingeben',
  pin_text:
    'Die Nummer ist mit der Verifizierung in zwei Schritten geschützt. Geben Sie die PIN ein, die in WhatsApp dafür festgelegt wurde.',
  pin_label: 'Sechsstellige PIN',
  pin_help: 'Es ist nicht der Code aus der SMS. Im WhatsApp Manager können Sie sie zurücksetzen.',
  pin_wrong: 'Diese PIN war nicht richtig. WhatsApp sperrt die Nummer nach einigen falschen.',
  pin_silent: 'Die PIN konnte nicht gesendet werden. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',

  done: 'Ihre Nummer ist verbunden',
  done_text: '{company} kann jetzt Nachrichten senden und empfangen.',
  done_redirect: 'Zurück zu {company}…',
  done_continue: 'Jetzt zu {company}',
  done_close: 'Sie können diese Seite schließen.',
  stay: 'Auf dieser Seite bleiben',
  waiting_note:
    'Wir sehen weiter nach. Sobald Facebook so weit ist, wird die Nummer von selbst verbunden; Sie können diese Seite verlassen.',

  failed_back: 'Zurück zu {company}',
  failed_code: 'Fehlercode: {code}',
  failed_when: 'Sie können es ab {time} erneut versuchen.',
  copy: 'Link kopieren',
  copied: 'Kopiert',
  retry: 'Erneut versuchen',
  sign_again: 'Noch einmal weiter mit Facebook',
  choose_other: 'Neu wählen',
  new_link: 'Neuen Link anfordern',
  contact: '{company} kontaktieren',

  server_unreachable: 'Der Server ist nicht erreichbar\nPrüfen Sie Ihre Verbindung, und versuchen Sie es dann erneut.',
}

export const left: LeftWords = {
  left_one: 'Verbunden. Nur noch eins vor Ihrer ersten Nachricht',
  left_some: 'Verbunden. Noch ein paar Dinge vor Ihrer ersten Nachricht',
  left_wait: 'Diese Seite merkt von selbst, wenn es erledigt ist.',
  left_pay: 'Zahlungsmethode hinterlegen',
  left_manager: 'WhatsApp Manager öffnen',

  history_unavailable: 'Ihre früheren Chats konnten nicht übernommen werden. Neue Nachrichten kommen wie gewohnt an.',
  payment_missing: 'WhatsApp berechnet Nachrichten: Ohne Zahlungsmethode geht keine hinaus, auch keine Antwort.',
  name_pending: 'WhatsApp prüft den Anzeigenamen noch. Bis dahin lassen sich weniger Nachrichten senden.',
  name_declined: 'WhatsApp hat den Anzeigenamen abgelehnt. Wählen Sie im WhatsApp Manager einen anderen.',
  meta_number: 'Diese Nummer leiht Ihnen WhatsApp. Sie kann senden, sobald ihr Anzeigename genehmigt ist.',
  number_restricted: 'WhatsApp schränkt diese Nummer ein. Den Grund nennt der WhatsApp Manager.',
  number_flagged: 'Viele haben Nachrichten dieser Nummer gemeldet. WhatsApp kann sie einschränken.',
  number_rate_limited: 'Diese Nummer hat vorerst alles gesendet, was sie darf.',
  number_disconnected: 'Diese Nummer ist bei WhatsApp offline. Den Grund nennt der WhatsApp Manager.',
}

export const message: MessageWords = {
  message_offer: 'Schicken Sie sich eine Testnachricht',
  message_text: 'Schreiben Sie Ihrer neuen Nummer von einem Telefon mit WhatsApp. Hier sehen Sie, wenn sie ankommt.',
  message_open: 'Per WhatsApp schreiben',
  message_qr: 'Oder mit dem Telefon scannen',
  message_hello: 'Hallo! Das ist eine Testnachricht.',
  message_received: 'Ihre Testnachricht ist angekommen. Die Nummer funktioniert.',
}

export const help: HelpWords = {
  handoff: 'An jemand anderen weitergeben',
  handoff_text:
    'Schicken Sie diesen Link an die Person, die Ihr Unternehmen auf Facebook verwaltet. Diese Seite geht von selbst mit.',
  handoff_name: 'Ihr Name, damit klar ist, wer fragt',
  handoff_share: 'Link senden',
  handoff_whatsapp: 'Per WhatsApp senden',
  handoff_email: 'Per E-Mail senden',
  handoff_message: 'Bitte verbinde unsere WhatsApp-Nummer mit {company}. Es dauert 2 bis 5 Minuten: {link}',
  handoff_qr: 'Oder mit einem Telefon scannen',
  handoff_waiting: 'Wir warten. Sie können diese Seite offen lassen.',
  handoff_back: 'Doch hier machen',
  chosen_here: 'Sie haben gewählt: {what}',
  chosen_by: '{name} hat gewählt: {what}',
  chosen_phone: 'Auf einem Telefon gewählt: {what}',
  chosen_computer: 'An einem Computer gewählt: {what}',
  type_ordinary_text:
    'Nur die Business-App lässt sich behalten. Richten Sie sie auf demselben Telefon mit dieser Nummer ein: Sie ist kostenlos, und Ihre Chats ziehen um. WhatsApp verlangt vielleicht, dass Sie sie erst einige Wochen nutzen.',
  type_app: 'WhatsApp Business holen',
  ask_again: 'Neuen Link anfordern',
  asked_again: '{company} weiß Bescheid und schickt Ihnen einen neuen Link.',
  pin_reset: 'PIN im WhatsApp Manager zurücksetzen',
  trust_can: 'Nachrichten dieser Nummer senden und empfangen.',
  trust_manage: 'Profil, Nachrichtenvorlagen und Einstellungen der Nummer ändern.',
  trust_cannot: 'Auf Facebook posten oder sehen, was Sie dort tun.',
  trust_promise: 'Es wird nichts gepostet, und Ihre Kunden bekommen keine Nachricht.',
  trust_back: 'Sie können es in den Unternehmenseinstellungen von Facebook jederzeit zurücknehmen.',
  trust_charge: 'WhatsApp kann Nachrichten berechnen.',
  trust_terms: 'Bedingungen',
  trust_privacy: 'Datenschutz',
  phone_which: 'Auf welchem Telefon ist WhatsApp?',
  phone_which_text: 'WhatsApp auf dem Telefon mit der Nummer muss einen Code von einem anderen Bildschirm scannen.',
  phone_this: 'Auf diesem Telefon',
  phone_this_text: 'Sie machen an einem Computer weiter, und dieses Telefon sagt Ihnen, was zu tun ist.',
  phone_other: 'Auf einem anderen Telefon',
  phone_other_text: 'Facebook öffnet sich hier. Halten Sie das andere Telefon bereit.',
  computer: 'An einem Computer weitermachen',
  computer_text:
    'Schicken Sie sich diesen Link und öffnen Sie ihn dort. Lassen Sie diese Seite offen: Sie sagt Ihnen, was als Nächstes zu tun ist.',
  computer_now: 'Nehmen Sie jetzt dieses Telefon',
  computer_now_text: 'Facebook ist am Computer offen. Wenn dort ein Code erscheint:',
  computer_1: 'Öffnen Sie WhatsApp Business auf diesem Telefon',
  computer_2: 'Öffnen Sie die Nachricht von Facebook, und tippen Sie auf „Verbinden“',
  computer_3: 'Scannen oder tippen Sie den Code vom Computer',
  stuck: 'Geht es im Fenster von Facebook nicht weiter?',
  stuck_open: 'Auf Facebook öffnen',
  stuck_business: 'Ich habe kein Unternehmenskonto',
  stuck_business_text: 'Legen Sie es im Fenster an oder vorher hier: Name, Land und Website genügen.',
  stuck_grey: 'Mein Unternehmen ist ausgegraut',
  stuck_grey_text:
    'Nur wer volle Kontrolle darüber hat, kann es verbinden. In seinen Einstellungen steht, wer das ist.',
  stuck_next: '„Weiter“ ist ausgegraut',
  stuck_next_text: 'Geben Sie das Land, eine Website mit https:// und eine E-Mail-Adresse dieser Website an.',
  stuck_pin: 'Ich weiß die verlangte PIN nicht mehr',
  stuck_pin_text: 'Legen Sie im WhatsApp Manager eine neue fest: Nummer wählen, dann Verifizierung in zwei Schritten.',
  stuck_limit: 'Ich habe zu viele WhatsApp-Konten',
  stuck_limit_text: 'Wählen Sie ein vorhandenes, oder löschen Sie eines, das Sie nicht benutzen.',
  stuck_factor: 'Es verlangt zweistufige Authentifizierung',
  stuck_factor_text: 'Schalten Sie sie für Ihr Facebook-Konto ein, und machen Sie dann im Fenster weiter.',
  stuck_app: 'Mein Unternehmen blockiert diese App',
  stuck_app_text: 'Wer das Unternehmen verwaltet, kann sie in den Unternehmenseinstellungen unter Apps erlauben.',
}

export const steps: StepsWords = {
  steps_progress: 'Frage {step} von {steps}',
  steps_optional: 'freiwillig',
  steps_skip: 'Überspringen',
  steps_missing: 'Bitte beantworten Sie das.',
  steps_long: 'Bitte höchstens {max} Zeichen.',
  steps_text: 'Bitte nur Buchstaben und Ziffern.',
  steps_unsaved: 'Noch nicht gespeichert: Prüfen Sie Ihre Verbindung. Wir versuchen es weiter.',
  steps_send: 'Senden',
  steps_thanks: 'Vielen Dank!',
  steps_email: 'Bitte prüfen Sie die E-Mail-Adresse.',
  steps_url: 'Bitte eine Adresse wie https://example.com angeben.',
  steps_phone: 'Bitte mit der Landesvorwahl beginnen, etwa +1 415 555 0123.',
  steps_choose: 'Auswählen…',
  steps_country: 'Bitte wählen Sie ein Land.',
  steps_option: 'Bitte wählen Sie etwas aus.',
  steps_known: 'Stimmt das noch?',
  steps_https: 'Facebook möchte eine Website, die mit https:// beginnt.',
  steps_domain: 'Facebook möchte vielleicht eine E-Mail-Adresse Ihrer Website.',
  steps_name: 'WhatsApp könnte diesen Namen ablehnen. Nehmen Sie den echten Namen Ihres Unternehmens.',
  steps_elsewhere: 'Weiter bei {company}',
}

export const faults: FaultWords = {
  link_not_found:
    'Dieser Link funktioniert nicht\nÖffnen Sie ihn noch einmal aus Ihrer Nachricht, oder fragen Sie {company} nach einem neuen.',
  link_expired: 'Dieser Link ist abgelaufen\nFragen Sie {company} nach einem neuen.',
  link_revoked:
    'Dieser Link wurde ersetzt\nSuchen Sie einen neueren in Ihrem Postfach, oder fragen Sie {company} danach.',
  already_used:
    'Dieser Link wurde schon benutzt\nDamit wurde eine Nummer verbunden. Für eine weitere fragen Sie {company} nach einem neuen.',
  origin_not_allowed:
    'Dieser Link funktioniert hier nicht\n{company} muss diese Website erst zulassen. Bitte geben Sie dort Bescheid.',

  sdk_blocked:
    'Facebook konnte nicht geladen werden\nVielleicht hält ein Werbeblocker oder Datenschutz es auf. Erlauben Sie hier facebook.net, oder öffnen Sie den Link in einem anderen Browser.',
  popup_blocked:
    'Ihr Browser hat das Fenster blockiert\nErlauben Sie Pop-ups für diese Seite, und machen Sie dann weiter.',
  popup_closed:
    'Das Fenster von Facebook wurde geschlossen\nEs wurde nichts verbunden. Wenn Sie es noch sehen, machen Sie dort fertig: Diese Seite geht dann weiter.',
  signup_cancelled: 'Sie haben vorher abgebrochen\nEs wurde nichts verbunden. Facebook merkt sich Ihre Angaben.',
  signup_error:
    'Facebook hat ein Problem gemeldet\nEs wurde nichts verbunden. Warten Sie einen Moment, und versuchen Sie es dann erneut.',
  no_code:
    'Facebook hat nicht bestätigt\nDie Bestätigung kam nicht an. Bitte machen Sie noch einmal mit Facebook weiter.',

  code_expired:
    'Die Bestätigung ist abgelaufen\nSie gilt nur 30 Sekunden. Bitte machen Sie noch einmal mit Facebook weiter.',
  code_used: 'Die Bestätigung wurde schon benutzt\nBitte machen Sie noch einmal mit Facebook weiter.',
  code_refused: 'Facebook hat die Bestätigung abgelehnt\nBitte machen Sie noch einmal mit Facebook weiter.',
  exchange_unanswered:
    'Facebook hat nicht geantwortet\nDie Bestätigung ist abgelaufen. Bitte machen Sie noch einmal mit Facebook weiter.',
  begun_elsewhere:
    'Das wurde in einem anderen Browser begonnen\nEs wurde nichts verbunden. Beginnen Sie hier neu, wenn Sie eine Nummer mit {company} verbinden möchten.',

  permission_missing:
    'Eine Berechtigung fehlt\nBitte lassen Sie im letzten Schritt bei Facebook alle Berechtigungen an.',
  asset_mismatch: 'Dieses Konto wurde nicht freigegeben\nFacebook hat ein anderes genannt. Bitte wählen Sie neu.',
  no_number:
    'Es wurde keine Nummer hinzugefügt\nWählen Sie im Fenster von Facebook Ihre Nummer, oder fügen Sie sie hinzu.',
  number_unverified:
    'Die Nummer ist noch nicht bestätigt\nLassen Sie sich im Fenster von Facebook den Code per SMS oder Anruf geben, und tippen Sie ihn dort ein.',
  display_name_only:
    'Das ist nicht Ihre eigene Nummer\n„Nur Anzeigename“ lässt sich nicht verbinden. Wählen Sie „Neue oder vorhandene WhatsApp-Nummer verwenden“.',
  connection_type_mismatch: 'Die Nummer passt nicht zu Ihrer Wahl\nBitte wählen Sie neu.',
  configuration_retired:
    'Dieser Weg ist noch nicht eingerichtet\nEs liegt nicht an Ihnen: {company} muss eine Einstellung ändern. Bitte nennen Sie dort den Code unten.',
  reconnect_mismatch:
    'Das ist eine andere Nummer\nDieser Link bringt Ihre bisherige Nummer zurück. Wählen Sie wieder dasselbe Konto und dieselbe Nummer.',
  number_taken:
    'Die Nummer ist schon verbunden\nSie wird von anderen Kunden bei {company} benutzt. Wählen Sie eine andere.',
  waba_limit_reached:
    'Sie haben zu viele WhatsApp-Konten\nFacebook lässt für Ihr Unternehmen keine weiteren zu. Bitten Sie {company} um Hilfe.',

  number_unavailable: 'Dort ist keine Nummer frei\nNehmen Sie eine eigene Nummer.',
  country_not_ready: 'Nummern von dort sind noch nicht eingerichtet\nNehmen Sie eine eigene Nummer.',
  telephony_refused:
    'Gerade bekommen wir keine Nummer\nEs liegt nicht an Ihnen. Nehmen Sie eine eigene Nummer oder fragen Sie {company}.',
  telephony_unavailable:
    'Der Telefonanbieter antwortet nicht\nVersuchen Sie es in einer Minute erneut oder nehmen Sie eine eigene Nummer.',
  wrong_number:
    'Das ist eine andere Nummer\nWählen Sie im Fenster von Facebook die Nummer, die diese Seite gezeigt hat.',

  no_portfolio:
    'Sie haben bei der Wahl des Unternehmens abgebrochen\nEin ausgegrautes lässt sich hier nicht benutzen. Wählen Sie im Fenster von Facebook ein anderes, oder legen Sie eines an.',
  two_factor_required:
    'Facebook verlangt zweistufige Authentifizierung\nSchalten Sie sie in den Sicherheitseinstellungen Ihres Facebook-Kontos ein, und machen Sie dann hier weiter.',
  identity_check:
    'Facebook möchte sicher sein, dass Sie es sind\nÖffnen Sie facebook.com in diesem Browser, tun Sie, was dort verlangt wird, und machen Sie dann hier weiter.',
  business_in_review:
    'Facebook prüft Ihr Unternehmen noch\nDas dauert meist ein, zwei Tage. Machen Sie hier weiter, wenn Facebook Ihnen das Ergebnis mitgeteilt hat.',
  account_restricted:
    'Facebook hat dieses Konto eingeschränkt\nDer Business-Support von Facebook nennt den Grund. Sie können auch ein anderes Unternehmen oder Konto wählen.',
  account_shared:
    'Dieses Konto verwaltet ein anderer Dienst\nEntfernen Sie ihn in den Unternehmenseinstellungen von Facebook, oder wählen Sie ein anderes WhatsApp-Konto.',
  page_or_ads_refused:
    'Eine Seite oder ein Werbekonto ließ sich nicht freigeben\nBeides wird hier nicht gebraucht: Lassen Sie es im Fenster von Facebook weg.',
  details_refused:
    'Facebook hat einen Namen oder eine Adresse nicht angenommen\nNehmen Sie den echten Namen Ihres Unternehmens und eine Website, die erreichbar ist.',
  too_many_tries:
    'Facebook bittet Sie zu warten\nEs gab zu viele Versuche. Warten Sie einige Stunden, bevor Sie weitermachen.',
  business_app_needed:
    'Diese Nummer ist nicht in der Business-App\nRichten Sie sie in der neuesten Version der WhatsApp Business App ein, und machen Sie dann weiter.',
  coexistence_not_eligible:
    'Dafür ist diese Nummer noch zu neu\nBenutzen Sie sie erst einige Wochen in der WhatsApp Business App, oder wählen Sie einen anderen Weg oder eine andere Nummer.',
  region_unsupported:
    'Im Land dieser Nummer nicht möglich\nWhatsApp kann sie dort nicht neben der App verbinden. Wählen Sie einen anderen Weg oder eine andere Nummer.',
  number_in_use:
    'Die Nummer wird anderswo benutzt\nTrennen Sie sie dort oder in der WhatsApp Business App unter Einstellungen, Konto, Business-Plattform. Warten Sie 15 Minuten, und machen Sie dann weiter.',
  number_refused:
    'Facebook hat die Nummer nicht angenommen\nPrüfen Sie sie samt Landesvorwahl, oder wählen Sie eine andere.',
  otp_failed:
    'Der Code hat nicht funktioniert\nPrüfen Sie, ob die Nummer SMS oder Anrufe empfängt, und fordern Sie im Fenster von Facebook einen neuen an.',

  pin_required: 'Die Nummer braucht ihre PIN\nSie ist mit der Verifizierung in zwei Schritten geschützt.',
  pin_locked: 'Die Nummer ist vorerst gesperrt\nEs gab zu viele Versuche. Was Sie getan haben, ist gespeichert.',
  number_preparing:
    'Facebook bereitet die Nummer noch vor\nWird sie in der WhatsApp-App benutzt, löschen Sie dort ihr Konto, und machen Sie dann weiter.',
  terms_required:
    'Die Bedingungen von WhatsApp fehlen noch\nNehmen Sie sie auf Facebook im WhatsApp Manager an, und versuchen Sie es dann hier erneut.',

  meta_unavailable:
    'Facebook antwortet nicht\nWas Sie getan haben, ist gespeichert. Versuchen Sie es in ein paar Minuten erneut.',
  meta_refused: 'Facebook hat die Verbindung abgelehnt\nBitte nennen Sie {company} den Code unten.',
  app_misconfigured:
    'Etwas ist nicht richtig eingerichtet\nEs liegt nicht an Ihnen. Bitte nennen Sie {company} den Code unten.',
  unauthorized: 'Dieser Link funktioniert nicht\nFragen Sie {company} nach einem neuen.',
  forbidden: 'Dieser Link funktioniert nicht\nFragen Sie {company} nach einem neuen.',
  not_found:
    'Diese Anmeldung ist nicht zu finden\nÖffnen Sie den Link noch einmal, oder fragen Sie {company} nach einem neuen.',
  invalid_request: 'Etwas hat nicht gepasst\nBitte nennen Sie {company} den Code unten.',
  conflict: 'Es läuft schon ein Vorgang\nWarten Sie einen Moment, und versuchen Sie es dann erneut.',
  rate_limited: 'Zu viele Versuche auf einmal\nWarten Sie eine Minute, und versuchen Sie es dann erneut.',
  internal: 'Bei uns ist etwas schiefgegangen\nWas Sie getan haben, ist gespeichert. Bitte versuchen Sie es erneut.',
}
