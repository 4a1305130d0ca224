/**
 * Every word the customer reads. `{company}` is who invites, the other braces are filled where the sentence is shown.
 * A fault has a title, a line break and an explanation under its code; the button's word goes by the remedy.
 */
export const en = {
  loading: 'One moment…',
  progress: 'Step {step} of {steps}',
  someone: 'the company that sent you this link',
  back: 'Back',
  continue: 'Continue',

  welcome: 'Connect WhatsApp to {company}',
  welcome_text: 'Link your business number, so that {company} can send and receive its messages.',
  welcome_reconnect: 'Reconnect {number}',
  welcome_reconnect_text: 'Its connection to {company} was lost.',
  welcome_disconnected: 'It was disconnected from {company} in WhatsApp or Facebook.',
  welcome_inactive: 'WhatsApp ended the connection: the phone was not used for a while.',
  welcome_moved: 'The number was set up again on a phone, which ended the connection.',
  welcome_expired: 'Facebook wants you to confirm the connection from time to time.',
  welcome_same: 'In Facebook’s window, choose the same account and number.',
  welcome_ready: 'What you need',
  welcome_account: 'Your Facebook account',
  welcome_account_text: 'The one that manages your business.',
  welcome_phone: 'Your phone',
  welcome_phone_text: 'To get a code by text or call.',
  welcome_business: 'Your business details',
  welcome_business_text: 'Name, country and website.',
  welcome_time: '2 to 5 minutes',
  welcome_time_text: '15 to 30 if you need to create a business account first.',
  welcome_promise: 'Nothing is posted, and your customers get no message.',
  welcome_start: 'Get started',

  type: 'How do you use this number?',
  type_text: 'It decides where you read and answer messages.',
  coexistence: 'In the WhatsApp Business app',
  coexistence_1: 'You keep the app on your phone; {company} works beside it.',
  coexistence_2: 'Your chats show in both.',
  coexistence_3: 'Slower sending: 5 messages a second.',
  dedicated: 'Only through {company}',
  dedicated_1: 'Right for a new number, or one not on WhatsApp.',
  dedicated_2: 'The number stops working in the WhatsApp app.',
  dedicated_3: 'Faster sending: up to 1,000 messages a second.',

  launch: 'Continue with Facebook',
  launch_text: 'A Facebook window opens and asks you to:',
  launch_1: 'Sign in and choose your business',
  launch_2_dedicated: 'Choose or add your phone number',
  launch_2_coexistence: 'Scan a code with the WhatsApp Business app',
  launch_3: 'Allow {company} to manage its messages',
  launch_warning: 'Never choose “Display name only”',
  launch_warning_text: 'It gives you a number that is not yours, and that cannot be connected.',
  launch_bad: 'Use a display name only',
  launch_good: 'Use a new or existing WhatsApp number',
  launch_waiting: 'Waiting for Facebook to load…',

  popup: 'Finish in Facebook’s window',
  popup_text: 'This page goes on by itself when you are done.',
  popup_focus: 'Show the window',
  popup_give_up: 'I closed it',
  popup_answer: 'Facebook has answered. One moment…',
  popup_over: 'The window is closed. One moment…',

  finishing: 'Connecting your number',
  finishing_text: 'It takes a few seconds. Please keep this page open.',
  finishing_exchange: 'Confirming with Facebook',
  finishing_choose: 'Finding your number',
  finishing_subscribe: 'Turning on messages',
  finishing_register: 'Registering the number',
  finishing_sync: 'Bringing over contacts and chats',
  finishing_complete: 'Finishing up',
  finishing_slow: 'Facebook is slow to answer. We keep trying.',
  finishing_silent: 'We cannot reach the server. Check your connection; we keep trying.',
  status_done: 'done',
  status_now: 'in progress',

  pin: 'Enter the number’s PIN',
  pin_text: 'The number has two-step verification. Type the PIN that was set for it in WhatsApp.',
  pin_label: 'Six-digit PIN',
  pin_help: 'It is not the code from the text message. You can reset it in WhatsApp Manager.',
  pin_wrong: 'That PIN was not right. WhatsApp locks the number after a few wrong ones.',
  pin_silent: 'The PIN could not be sent. Check your connection and try again.',

  done: 'Your number is connected',
  done_text: '{company} can now send and receive its messages.',
  done_redirect: 'Taking you back to {company}…',
  done_continue: 'Go to {company} now',
  done_close: 'You can close this page.',
  history_unavailable: 'Your earlier chats could not be brought over. New messages arrive as usual.',

  failed_back: 'Back to {company}',
  failed_code: 'Error code: {code}',
  failed_copy: 'Copy the link',
  failed_copied: 'Copied',
  retry: 'Try again',
  sign_again: 'Continue with Facebook again',
  choose_other: 'Choose again',
  open_in_browser: 'Try again',

  link_not_found: 'This link does not work\nOpen it again from the message you got, or ask {company} for a new one.',
  link_expired: 'This link has expired\nAsk {company} for a new one.',
  link_revoked: 'This link was replaced\nLook for a newer one in your inbox, or ask {company} for it.',
  already_used:
    'This link has been used\nA number was connected with it. Ask {company} for a new one to connect another.',
  origin_not_allowed: 'This link does not work here\n{company} has to allow this website first. Please tell them.',

  sdk_blocked:
    'Facebook could not load\nAn ad blocker or a privacy setting may stop it. Allow facebook.net for this page and try again, or open the link in another browser.',
  popup_blocked: 'Your browser blocked the window\nAllow pop-ups for this page, then continue.',
  popup_closed:
    'Facebook’s window was closed\nNothing was connected. If you still see it, finish there: this page goes on.',
  signup_cancelled: 'You left before the end\nNothing was connected. Facebook keeps what you filled in.',
  signup_error: 'Facebook reported a problem\nNothing was connected. Wait a moment, then try again.',
  no_code: 'Facebook did not confirm it\nThe confirmation never arrived. Please continue with Facebook again.',
  server_unreachable: 'We cannot reach the server\nCheck your connection, then try again.',

  code_expired: 'The confirmation ran out\nIt lasts only 30 seconds. Please continue with Facebook again.',
  code_used: 'The confirmation was used already\nPlease continue with Facebook again.',
  code_refused: 'Facebook refused the confirmation\nPlease continue with Facebook again.',
  exchange_unanswered: 'Facebook did not answer\nThe confirmation ran out. Please continue with Facebook again.',

  permission_missing: 'A permission is missing\nPlease leave every permission on in Facebook’s last step.',
  asset_mismatch:
    'That account was not shared\nFacebook named another account than the one you allowed. Please choose again.',
  no_number: 'No phone number was added\nChoose or add your number in Facebook’s window.',
  number_unverified:
    'The number is not verified yet\nGet the code by text or call in Facebook’s window, and type it there.',
  display_name_only:
    'That is not your own number\n“Display name only” gives you one that cannot be connected. Choose “Use a new or existing WhatsApp number”.',
  connection_type_mismatch:
    'The number does not fit your choice\nIt is used in another way than you chose here. Please choose again.',
  reconnect_mismatch:
    'That is another number\nThis link brings back the number you had. Choose the same account and number again.',
  number_taken: 'The number is connected already\nAnother customer of {company} uses it. Choose another number.',
  waba_limit_reached:
    'You have too many WhatsApp accounts\nFacebook lets your business add no more. Ask {company} for help.',

  pin_required: 'The number needs its PIN\nThe number has two-step verification.',
  pin_locked:
    'The number is locked for now\nThere were too many wrong PINs. Wait some hours, then open the link again.',

  meta_unavailable: 'Facebook does not answer\nWhat you did is kept. Try again in a few minutes.',
  meta_refused: 'Facebook refused the connection\nPlease tell {company} the code below.',
  app_misconfigured: 'This is not set up right\nIt is not your fault. Please tell {company} the code below.',
  unauthorized: 'This link does not work\nAsk {company} for a new one.',
  not_found: 'This signup cannot be found\nOpen the link again, or ask {company} for a new one.',
  invalid_request: 'Something did not fit\nPlease tell {company} the code below.',
  conflict: 'Something is under way already\nWait a moment, then try again.',
  rate_limited: 'Too many tries at once\nWait a minute, then try again.',
  internal: 'Something went wrong on our side\nWhat you did is kept. Please try again.',
}
