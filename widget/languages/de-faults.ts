import type { FaultWords } from './index.ts'

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
  not_found:
    'Diese Anmeldung ist nicht zu finden\nÖffnen Sie den Link noch einmal, oder fragen Sie {company} nach einem neuen.',
  invalid_request: 'Etwas hat nicht gepasst\nBitte nennen Sie {company} den Code unten.',
  conflict: 'Es läuft schon ein Vorgang\nWarten Sie einen Moment, und versuchen Sie es dann erneut.',
  rate_limited: 'Zu viele Versuche auf einmal\nWarten Sie eine Minute, und versuchen Sie es dann erneut.',
  internal: 'Bei uns ist etwas schiefgegangen\nWas Sie getan haben, ist gespeichert. Bitte versuchen Sie es erneut.',
}
