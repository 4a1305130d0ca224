/** Texts for faults, by code: a title, a line break and an explanation. The button's text depends on the remedy. */
export const faults = {
  link_not_found: 'This link does not work\nOpen it again from the message you got, or ask {company} for a new one.',
  link_expired: 'This link has expired\nAsk {company} for a new one.',
  link_revoked: 'This link was replaced\nLook for a newer one in your inbox, or ask {company} for it.',
  already_used:
    'This link has been used\nA number was connected with it. Ask {company} for a new one to connect another.',
  origin_not_allowed: 'This link does not work here\n{company} has to allow this website first. Please tell them.',

  sdk_blocked:
    'Facebook could not load\nAn ad blocker or privacy setting may stop it. Allow facebook.net here, or open the link in another browser.',
  popup_blocked: 'Your browser blocked the window\nAllow pop-ups for this page, then continue.',
  popup_closed:
    'Facebook’s window was closed\nNothing was connected. If you still see it, finish there: this page goes on.',
  signup_cancelled: 'You left before the end\nNothing was connected. Facebook keeps what you filled in.',
  signup_error: 'Facebook reported a problem\nNothing was connected. Wait a moment, then try again.',
  no_code: 'Facebook did not confirm it\nThe confirmation never arrived. Please continue with Facebook again.',

  code_expired: 'The confirmation ran out\nIt lasts only 30 seconds. Please continue with Facebook again.',
  code_used: 'The confirmation was used already\nPlease continue with Facebook again.',
  code_refused: 'Facebook refused the confirmation\nPlease continue with Facebook again.',
  exchange_unanswered: 'Facebook did not answer\nThe confirmation ran out. Please continue with Facebook again.',
  begun_elsewhere:
    'This was begun in another browser\nNothing was connected. Start again here to connect to {company}.',

  permission_missing: 'A permission is missing\nPlease leave every permission on in Facebook’s last step.',
  asset_mismatch: 'That account was not shared\nFacebook named another one. Please choose again.',
  no_number: 'No phone number was added\nChoose or add your number in Facebook’s window.',
  number_unverified:
    'The number is not verified yet\nGet the code by text or call in Facebook’s window, and type it there.',
  display_name_only:
    'That is not your own number\n“Display name only” cannot be connected. Choose “Use a new or existing WhatsApp number”.',
  connection_type_mismatch: 'The number does not fit your choice\nPlease choose again.',
  configuration_retired: 'This way is not set up right\nIt is not your fault. Please tell {company} the code below.',
  reconnect_mismatch:
    'That is another number\nThis link brings back the number you had. Choose the same account and number again.',
  number_taken: 'The number is connected already\nAnother customer of {company} uses it. Choose another number.',
  waba_limit_reached:
    'You have too many WhatsApp accounts\nFacebook lets your business add no more. Ask {company} for help.',

  number_unavailable: 'No number is free there\nUse a number of your own.',
  country_not_ready: 'Numbers from there are not set up yet\nUse a number of your own.',
  telephony_refused:
    'We cannot get a number right now\nIt is not your fault. Use a number of your own, or ask {company}.',
  telephony_unavailable: 'The phone company does not answer\nTry again in a minute, or use a number of your own.',
  wrong_number: 'That is another number\nIn Facebook’s window, choose the number that this page showed you.',

  no_portfolio:
    'You left while choosing a business\nOne that is greyed out cannot be used here. Choose another one in Facebook’s window, or create one.',
  two_factor_required:
    'Facebook wants two-factor authentication\nTurn it on in your Facebook account’s security settings, then continue here.',
  identity_check:
    'Facebook wants to be sure it is you\nOpen facebook.com in this browser and do what it asks, then continue here.',
  business_in_review:
    'Facebook is still checking your business\nIt usually takes a day or two. Continue here when Facebook has told you the result.',
  account_restricted:
    'Facebook has restricted this account\nBusiness Support Home on Facebook says why. You can also choose another business or account.',
  account_shared:
    'Another service manages this account\nRemove it in your business settings on Facebook, or choose another WhatsApp account.',
  page_or_ads_refused:
    'A page or ad account could not be shared\nThey are not needed here: leave them out in Facebook’s window.',
  details_refused: 'Facebook did not accept a name or address\nUse your business’s real name and a website that works.',
  too_many_tries: 'Facebook asks you to wait\nThere were too many tries. Wait some hours before you continue.',
  business_app_needed:
    'That number is not in the Business app\nSet it up in the WhatsApp Business app, in its newest version, then continue.',
  coexistence_not_eligible:
    'This number is too new for that\nUse it in the WhatsApp Business app for some weeks first, or choose another way or number.',
  region_unsupported:
    'Not available in this number’s country\nWhatsApp cannot connect it beside the app there. Choose another way or number.',
  number_in_use:
    'The number is in use elsewhere\nDisconnect it there or, in the WhatsApp Business app, under Settings, Account, Business Platform. Wait 15 minutes, then continue.',
  number_refused: 'Facebook did not accept the number\nCheck it together with its country code, or choose another one.',
  otp_failed:
    'The code did not work\nCheck that the number can receive texts or calls, then ask for a new code in Facebook’s window.',

  pin_required: 'The number needs its PIN\nThe number has two-step verification.',
  pin_locked: 'The number is locked for now\nThere were too many tries. What you did is kept.',
  number_preparing:
    'Facebook is still preparing the number\nIf it is used in the WhatsApp app, delete its account there, then continue.',
  terms_required:
    'WhatsApp’s terms have to be accepted\nAccept them in WhatsApp Manager on Facebook, then try again here.',

  meta_unavailable: 'Facebook does not answer\nWhat you did is kept. Try again in a few minutes.',
  meta_refused: 'Facebook refused the connection\nPlease tell {company} the code below.',
  app_misconfigured: 'This is not set up right\nIt is not your fault. Please tell {company} the code below.',
  unauthorized: 'This link does not work\nAsk {company} for a new one.',
  forbidden: 'This link does not work\nAsk {company} for a new one.',
  not_found: 'This signup cannot be found\nOpen the link again, or ask {company} for a new one.',
  invalid_request: 'Something did not fit\nPlease tell {company} the code below.',
  conflict: 'Something is under way already\nWait a moment, then try again.',
  rate_limited: 'Too many tries at once\nWait a minute, then try again.',
  internal: 'Something went wrong on our side\nWhat you did is kept. Please try again.',
}
