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

  number_unavailable: 'Dort ist keine Nummer frei\nWählen Sie ein anderes Land oder nehmen Sie eine eigene Nummer.',
  country_not_ready:
    'Nummern von dort sind noch nicht eingerichtet\nWählen Sie ein anderes Land oder nehmen Sie eine eigene Nummer.',
  telephony_refused:
    'Gerade bekommen wir keine Nummer\nEs liegt nicht an Ihnen. Nehmen Sie eine eigene Nummer oder fragen Sie {company}.',
  telephony_unavailable:
    'Der Telefonanbieter antwortet nicht\nVersuchen Sie es in einer Minute erneut oder nehmen Sie eine eigene Nummer.',
  wrong_number:
    'Das ist eine andere Nummer\nWählen Sie im Fenster von Facebook die Nummer, die diese Seite gezeigt hat.',

  pin_required: 'Die Nummer braucht ihre PIN\nSie ist mit der Verifizierung in zwei Schritten geschützt.',
  pin_locked:
    'Die Nummer ist vorerst gesperrt\nEs gab zu viele falsche PINs. Warten Sie einige Stunden, und öffnen Sie den Link dann wieder.',

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
