import type { EverydayWords, FaultWords, HelpWords, LeftWords, MessageWords, StepsWords } from '../words.ts'

export const words: EverydayWords = {
  loading: '少々お待ちください…',
  progress: 'ステップ {step}/{steps}',
  someone: 'このリンクの送信元の会社',
  back: '戻る',
  continue: '続ける',
  close: '閉じる',

  welcome: 'WhatsAppを{company}に接続',
  welcome_text: 'お客様のビジネス用番号のメッセージを{company}で送受信できるようになります。',
  welcome_alone: 'お客様の番号のメッセージは{company}で扱い、WhatsAppアプリでは使えなくなります。',
  welcome_reconnect: '番号を{company}に再接続',
  welcome_reconnect_text: '{company}との接続が切れました。',
  welcome_disconnected: 'WhatsAppまたはFacebookで、{company}との接続が解除されました。',
  welcome_inactive: 'スマートフォンがしばらく使われなかったため、WhatsAppが接続を終了しました。',
  welcome_moved: 'この番号がスマートフォンで再設定されたため、接続が終了しました。',
  welcome_expired: 'Facebookでは、ときどき接続の確認が必要です。',
  welcome_same: 'Facebookの画面で、同じアカウントと同じ番号を選んでください。',
  welcome_account: 'Facebookアカウント',
  welcome_account_text: 'ビジネスを管理しているもの。',
  welcome_phone: '電話',
  welcome_business: 'ビジネスの情報',
  welcome_time: '2~5分',
  welcome_time_text: '先にビジネスアカウントを作る場合は15~30分。',
  welcome_trust: '許可される内容',
  welcome_start: '始める',

  type: 'この番号をどのように使いますか?',
  coexistence: 'WhatsApp Businessアプリで使っている',
  coexistence_text: 'スマートフォンのアプリはそのまま、{company}も併用できます。',
  coexistence_rate: '送信は遅め:毎秒{rate}件。',
  dedicated: '新しい番号、またはアプリから外してよい番号',
  dedicated_text: 'メッセージは{company}だけで送受信します。',
  launch_app_stops: 'この番号はWhatsAppアプリで使えなくなります。',
  dedicated_rate: '送信は速め:毎秒最大{rate}件。',
  type_details: '詳細',
  type_ordinary: '通常のWhatsAppで使っている',

  country: 'どの国の番号にしますか？',
  country_text: '{company} 用の新しい WhatsApp 番号を用意します。',
  country_label: '国名または国番号で検索',
  country_found: '国: {count}',
  country_none: '該当する国がありません。別の言葉でお試しください。',
  country_instant: 'すぐ使えます',
  country_moment: '少し時間がかかります',
  own_number: '自分の番号を使う',
  another_country: '別の国',
  number: '新しい番号',
  number_text: 'この番号はお客様用に確保されています。次の手順で、Facebook のウィンドウでこの番号をお使いください。',
  number_finding: '番号を探しています',
  number_finding_text: '{country} の新しい番号です。数秒かかります。',
  number_slow: 'いつもより時間がかかっています。引き続き試しています。',
  number_verified: '確認済みの番号です。Facebook のコードは不要です。',
  number_code: 'Facebook がこの番号にコードを送ると、このページに表示されます。',
  copy_number: '番号をコピー',
  launch_2_number: '新しい番号を追加: {number}',
  launch_2_verified: '新しい番号を選択: {number}',
  popup_code: 'コード: {code}',
  popup_code_text: 'Facebook のウィンドウに入力してください。',
  popup_code_wait:
    'Facebook のウィンドウで {country}（{code}）を選び、番号を入力してください。コードはここに表示されます。',
  copy_code: 'コードをコピー',

  launch: 'Facebookで続ける',
  launch_text: 'Facebookの画面が開きます。次の操作をしてください。',
  launch_1: 'ログインして、ビジネスを選ぶ',
  launch_2_dedicated: '電話番号を選ぶか追加する',
  launch_2_coexistence: 'WhatsApp Businessアプリでコードを読み取る',
  launch_3: '{company}にメッセージの管理を許可する',
  launch_warning: '「表示名のみ」は選ばないでください',
  launch_warning_text: 'お客様のものではない、接続できない番号になります。',
  launch_bad: '表示名のみを使う',
  launch_good: '新しい番号または既存のWhatsApp番号を使う',
  launch_waiting: 'Facebookを読み込んでいます…',
  here: 'この画面で続ける',
  here_text: '{company}が番号の接続を求めています。Facebookがここで開き、終わると戻ってきます。',

  handoff_offer: 'Facebookの管理者ではありませんか?',

  in_app: 'お使いのブラウザで開いてください',
  in_app_text: '別のアプリ内のブラウザでは、Facebookの画面が開かないことがあります。',

  popup: 'Facebookの画面で完了してください',
  popup_text: '完了すると、このページは自動で先に進みます。',
  popup_focus: '画面を表示',
  popup_give_up: '閉じてしまいました',
  popup_answer: 'Facebookから応答がありました。少々お待ちください…',
  popup_over: '画面が閉じられました。少々お待ちください…',

  close_ask: '番号が接続される前に閉じますか?',
  close_text: 'ここまでの内容は保存され、何も失われません。もう一度開いて続けられます。',
  close_keep: 'このまま続ける',
  close_leave: 'それでも閉じる',

  finishing: '番号を接続しています',
  finishing_text: '数秒かかります。このページを開いたままにしてください。',
  finishing_exchange: 'Facebookに確認',
  finishing_choose: '番号を検索',
  finishing_subscribe: 'メッセージを有効化',
  finishing_register: '番号を登録',
  finishing_sync: '連絡先とチャットを取り込み',
  finishing_complete: '仕上げ',
  finishing_slow: 'Facebookの応答に時間がかかっています。引き続き試しています。',
  finishing_silent: 'サーバーに接続できません。通信環境をご確認ください。引き続き試しています。',
  status_done: '完了',
  status_now: '進行中',

  pin: '番号のPINを入力',
  pin_text: 'この番号には2段階認証が設定されています。WhatsAppで設定したPINを入力してください。',
  pin_label: '6桁のPIN',
  pin_help: 'SMSで届いたコードではありません。PINはWhatsAppマネージャでリセットできます。',
  pin_wrong: 'PINが正しくありません。数回間違えると、WhatsAppが番号をロックします。',
  pin_silent: 'PINを送信できませんでした。通信環境を確認して、もう一度お試しください。',

  done: '番号が接続されました',
  done_text: '{company}でメッセージを送受信できるようになりました。',
  done_redirect: '{company}に戻ります…',
  done_continue: '今すぐ{company}に移動',
  done_close: 'このページは閉じてかまいません。',
  stay: 'このページに残る',
  waiting_note:
    '引き続き確認しています。Facebookの準備ができると自動で接続されます。このページを離れてもかまいません。',

  failed_back: '{company}に戻る',
  failed_code: 'エラーコード:{code}',
  failed_when: '次の時刻以降にもう一度お試しください：{time}',
  copy: 'リンクをコピー',
  copied: 'コピーしました',
  retry: 'もう一度試す',
  sign_again: 'もう一度Facebookで続ける',
  choose_other: '選び直す',
  new_link: '新しいリンクを取得',
  contact: '{company}に連絡する',

  server_unreachable: 'サーバーに接続できません\n通信環境を確認して、もう一度お試しください。',
}

export const left: LeftWords = {
  left_one: '接続しました。最初のメッセージの前にあと一つ',
  left_some: '接続しました。最初のメッセージの前にすることがあります',
  left_wait: '完了すると、このページに自動で表示されます。',
  left_pay: '支払い方法を追加',
  left_manager: 'WhatsAppマネージャを開く',

  history_unavailable: '以前のチャットは取り込めませんでした。新しいメッセージは通常どおり届きます。',
  payment_missing: 'WhatsAppのメッセージは有料です。支払い方法がないと、返信も含めて送信されません。',
  name_pending: 'WhatsAppが表示名を確認中です。それまでは送信できる数が少なくなります。',
  name_declined: 'WhatsAppが表示名を却下しました。WhatsAppマネージャで別の名前を選んでください。',
  meta_number: 'この番号はWhatsAppから借りたものです。表示名が承認されると送信できます。',
  number_restricted: 'WhatsAppがこの番号を制限しています。理由はWhatsAppマネージャで確認できます。',
  number_flagged: 'この番号のメッセージが多くの人に報告されました。WhatsAppが制限することがあります。',
  number_rate_limited: 'この番号は今送信できる分をすべて送信しました。',
  number_disconnected: 'この番号はWhatsAppでオフラインです。理由はWhatsAppマネージャで確認できます。',
}

export const message: MessageWords = {
  message_offer: 'テストメッセージを送ってみる',
  message_text:
    'WhatsAppの入ったスマートフォンから、新しい番号にメッセージを送ってください。届くとここに表示されます。',
  message_open: 'WhatsAppで送る',
  message_qr: 'またはスマートフォンで読み取る',
  message_hello: 'こんにちは。これはテストメッセージです。',
  message_received: 'テストメッセージが届きました。番号は使えます。',
}

export const help: HelpWords = {
  handoff: '別の方に任せる',
  handoff_text: 'Facebookでビジネスを管理している方に、このリンクを送ってください。このページは自動で進みます。',
  handoff_name: 'お名前(誰からの依頼か伝わります)',
  handoff_share: 'リンクを送る',
  handoff_whatsapp: 'WhatsAppで送る',
  handoff_email: 'メールで送る',
  handoff_message: 'WhatsAppの番号を{company}に接続してください。2~5分で終わります:{link}',
  handoff_qr: 'またはスマートフォンで読み取る',
  handoff_waiting: 'お待ちしています。このページは開いたままでかまいません。',
  handoff_back: 'やはりここで行う',
  chosen_here: '選んだもの:{what}',
  chosen_by: '{name}さんが選んだもの:{what}',
  chosen_phone: '電話で選んだもの:{what}',
  chosen_computer: 'パソコンで選んだもの:{what}',
  type_ordinary_text:
    '残せるのはBusinessアプリだけです。同じ電話にこの番号で設定してください。無料で、チャットも引き継がれます。先に数週間使うよう求められる場合があります。',
  type_app: 'WhatsApp Businessを入手',
  ask_again: '新しいリンクを頼む',
  asked_again: '{company}に伝えました。新しいリンクが届きます。',
  pin_reset: 'WhatsAppマネージャでPINを再設定',
  trust_can: 'この番号のメッセージの送受信。',
  trust_manage: '番号のプロフィール、テンプレート、設定の変更。',
  trust_cannot: 'Facebookへの投稿や、そこでの行動の閲覧。',
  trust_promise: '投稿は行われず、お客様の顧客にメッセージが届くこともありません。',
  trust_back: 'Facebookのビジネス設定でいつでも取り消せます。',
  trust_charge: 'WhatsAppのメッセージは有料の場合があります。',
  trust_terms: '利用規約',
  trust_privacy: 'プライバシー',
  phone_which: 'WhatsAppはどの電話にありますか?',
  phone_which_text: 'その番号の電話のWhatsAppで、別の画面のコードを読み取る必要があります。',
  phone_this: 'この電話',
  phone_this_text: 'パソコンで続けます。次にすることはこの電話に表示されます。',
  phone_other: '別の電話',
  phone_other_text: 'ここでFacebookが開きます。その電話を手元にご用意ください。',
  computer: 'パソコンで続ける',
  computer_text:
    'このリンクを自分に送り、パソコンで開いてください。このページは開いたままに:次にすることを表示します。',
  computer_now: 'この電話を手に取ってください',
  computer_now_text: 'パソコンでFacebookが開いています。コードが表示されたら:',
  computer_1: 'この電話でWhatsApp Businessを開く',
  computer_2: 'Facebookからのメッセージを開き「接続」を押す',
  computer_3: 'パソコンのコードを読み取るか入力する',
  stuck: 'Facebookのウィンドウで進めませんか?',
  stuck_open: 'Facebookで開く',
  stuck_business: 'ビジネスアカウントがない',
  stuck_business_text: 'ウィンドウの中か、先にここで作れます。名前、国、ウェブサイトで十分です。',
  stuck_grey: 'ビジネスが灰色になっている',
  stuck_grey_text: '接続できるのは完全な管理権限を持つ人だけです。設定でその人がわかります。',
  stuck_next: '「次へ」が灰色になっている',
  stuck_next_text: '国、https://のウェブサイト、そのサイトのメールアドレスを入力してください。',
  stuck_pin: '忘れたPINを求められる',
  stuck_pin_text: 'WhatsAppマネージャで新しく設定:番号を選び、二段階認証へ。',
  stuck_limit: 'WhatsAppアカウントが多すぎる',
  stuck_limit_text: '今あるものを選ぶか、使わないものを削除してください。',
  stuck_factor: '二要素認証を求められる',
  stuck_factor_text: 'Facebookアカウントで有効にし、ウィンドウで続けてください。',
  stuck_app: 'ビジネスがこのアプリをブロックしている',
  stuck_app_text: '管理者がビジネス設定のアプリで許可できます。',
}

export const steps: StepsWords = {
  steps_progress: '質問 {step}/{steps}',
  steps_optional: '任意',
  steps_skip: 'スキップ',
  steps_missing: 'ご回答ください。',
  steps_long: '{max}文字以内で入力してください。',
  steps_text: '文字と数字で入力してください。',
  steps_unsaved: 'まだ保存されていません。接続を確認してください。再試行しています。',
  steps_send: '送信',
  steps_thanks: 'ありがとうございます！',
  steps_email: 'メールアドレスを確認してください。',
  steps_url: 'https://example.com のようなアドレスを入力してください。',
  steps_phone: '+1 415 555 0123 のように国番号から入力してください。',
  steps_choose: '選択…',
  steps_country: '国を選択してください。',
  steps_option: '1つ選択してください。',
  steps_known: 'この内容で正しいですか？',
  steps_https: 'Facebookでは https:// で始まるウェブサイトが必要です。',
  steps_domain: 'Facebookでは、ウェブサイトと同じドメインのメールアドレスを求められることがあります。',
  steps_name: 'WhatsAppがこの名前を承認しない可能性があります。実際のビジネス名を使用してください。',
  steps_elsewhere: '{company}のページで続ける',
}

export const faults: FaultWords = {
  link_not_found: 'このリンクは使えません\n届いたメッセージから開き直すか、{company}に新しいリンクを依頼してください。',
  link_expired: 'このリンクは期限切れです\n{company}に新しいリンクを依頼してください。',
  link_revoked: 'このリンクは差し替えられました\n受信トレイで新しいリンクを探すか、{company}に依頼してください。',
  already_used:
    'このリンクは使用済みです\n番号はすでに接続されました。別の番号を接続するには、{company}に新しいリンクを依頼してください。',
  origin_not_allowed:
    'このリンクはここでは使えません\n先に{company}がこのサイトを許可する必要があります。お知らせください。',

  sdk_blocked:
    'Facebookを読み込めませんでした\n広告ブロッカーやプライバシー設定が原因かもしれません。facebook.netを許可するか、別のブラウザでリンクを開いてください。',
  popup_blocked: 'ブラウザが画面をブロックしました\nこのページのポップアップを許可して、続けてください。',
  popup_closed:
    'Facebookの画面が閉じられました\n何も接続されていません。まだ画面が見える場合は、そこで完了すると先に進みます。',
  signup_cancelled: '途中で終了しました\n何も接続されていません。入力した内容はFacebookに残っています。',
  signup_error: 'Facebookで問題が起きました\n何も接続されていません。少し待ってから、もう一度お試しください。',
  no_code: 'Facebookの確認が取れません\n確認が届きませんでした。もう一度Facebookで続けてください。',

  code_expired: '確認の期限が切れました\n有効なのは30秒だけです。もう一度Facebookで続けてください。',
  code_used: '確認は使用済みです\nもう一度Facebookで続けてください。',
  code_refused: 'Facebookが確認を拒否しました\nもう一度Facebookで続けてください。',
  exchange_unanswered: 'Facebookが応答しませんでした\n確認の期限が切れました。もう一度Facebookで続けてください。',
  begun_elsewhere:
    '別のブラウザで始められた手続きです\n何も接続されていません。{company}に番号を接続する場合は、ここでもう一度始めてください。',

  permission_missing: '許可が足りません\nFacebookの最後の手順で、すべての許可をオンのままにしてください。',
  asset_mismatch: 'そのアカウントは共有されていません\nFacebookでは別のアカウントが選ばれました。選び直してください。',
  no_number: '電話番号が追加されていません\nFacebookの画面で番号を選ぶか追加してください。',
  number_unverified: '番号がまだ確認されていません\nFacebookの画面で、SMSまたは通話で届くコードを入力してください。',
  display_name_only:
    'お客様の番号ではありません\n「表示名のみ」は接続できません。「新しい番号または既存のWhatsApp番号を使う」を選んでください。',
  connection_type_mismatch: '番号が選択した使い方に合いません\n選び直してください。',
  configuration_retired:
    'この方法はまだ設定されていません\nお客様のせいではありません。{company}が設定を変える必要があります。下のコードをお伝えください。',
  reconnect_mismatch:
    '別の番号です\nこのリンクは以前の番号を再接続するものです。同じアカウントと番号を選び直してください。',
  number_taken: '番号はすでに接続されています\n{company}の別のお客様が使っています。別の番号を選んでください。',
  waba_limit_reached:
    'WhatsAppアカウントが多すぎます\nFacebookの上限により、これ以上追加できません。{company}にご相談ください。',

  number_unavailable: '空いている番号がありません\nお手持ちの番号をお使いください。',
  country_not_ready: 'その国の番号はまだ準備できていません\nお手持ちの番号をお使いください。',
  telephony_refused:
    '現在、番号を取得できません\nお客様のせいではありません。お手持ちの番号を使うか、{company}にお問い合わせください。',
  telephony_unavailable: '電話会社が応答しません\n1分後にもう一度試すか、お手持ちの番号をお使いください。',
  wrong_number: '別の番号です\nFacebookの画面で、このページに表示された番号を選んでください。',

  no_portfolio:
    'ビジネスの選択中に終了しました\nグレー表示のビジネスはここでは使えません。Facebookの画面で別のものを選ぶか、作成してください。',
  two_factor_required:
    'Facebookの二段階認証が必要です\nFacebookアカウントのセキュリティ設定でオンにしてから、ここで続けてください。',
  identity_check:
    'Facebookが本人確認を求めています\nこのブラウザでfacebook.comを開き、案内に従ってから、ここで続けてください。',
  business_in_review:
    'Facebookがビジネスを審査中です\n通常は1〜2日かかります。Facebookから結果が届いたら、ここで続けてください。',
  account_restricted:
    'Facebookがこのアカウントを制限しています\n理由はFacebookのビジネスサポートホームで確認できます。別のビジネスやアカウントを選ぶこともできます。',
  account_shared:
    '別のサービスがこのアカウントを管理しています\nFacebookのビジネス設定で解除するか、別のWhatsAppアカウントを選んでください。',
  page_or_ads_refused:
    'ページか広告アカウントを共有できませんでした\nここでは必要ありません。Facebookの画面で選ばないでください。',
  details_refused:
    'Facebookが名前か住所を受け付けませんでした\n実際のビジネス名と、表示できるウェブサイトを入力してください。',
  too_many_tries: 'しばらく待つようFacebookが求めています\n試した回数が多すぎました。数時間待ってから続けてください。',
  business_app_needed:
    'その番号はBusinessアプリにありません\n最新版のWhatsApp Businessアプリで設定してから続けてください。',
  coexistence_not_eligible:
    'この番号はまだ新しすぎます\n先に数週間WhatsApp Businessアプリで使うか、別の使い方か番号を選んでください。',
  region_unsupported:
    'この番号の国では利用できません\nその国ではアプリと併用して接続できません。別の使い方か番号を選んでください。',
  number_in_use:
    '番号は別の場所で使われています\nそこで接続を解除するか、WhatsApp Businessアプリの設定、アカウント、ビジネスプラットフォームで解除してください。15分待ってから続けてください。',
  number_refused: 'Facebookが番号を受け付けませんでした\n国番号と合わせて確認するか、別の番号を選んでください。',
  otp_failed:
    'コードが使えませんでした\n番号がSMSか通話を受けられることを確認し、Facebookの画面で新しいコードを受け取ってください。',

  pin_required: '番号のPINが必要です\nこの番号には2段階認証が設定されています。',
  pin_locked: '番号が一時的にロックされました\n試した回数が多すぎました。ここまでの内容は保存されています。',
  number_preparing:
    'Facebookが番号を準備しています\nWhatsAppアプリで使っている場合は、そこでアカウントを削除してから続けてください。',
  terms_required:
    'WhatsAppの規約への同意が必要です\nFacebookのWhatsAppマネージャで同意してから、ここでもう一度お試しください。',

  meta_unavailable: 'Facebookが応答しません\nここまでの内容は保存されています。数分後にもう一度お試しください。',
  meta_refused: 'Facebookが接続を拒否しました\n下のコードを{company}にお伝えください。',
  app_misconfigured: '設定に誤りがあります\nお客様のせいではありません。下のコードを{company}にお伝えください。',
  unauthorized: 'このリンクは使えません\n{company}に新しいリンクを依頼してください。',
  forbidden: 'このリンクは使えません\n{company}に新しいリンクを依頼してください。',
  not_found: 'この手続きが見つかりません\nリンクを開き直すか、{company}に新しいリンクを依頼してください。',
  invalid_request: '内容が合いませんでした\n下のコードを{company}にお伝えください。',
  conflict: 'すでに処理中です\n少し待ってから、もう一度お試しください。',
  rate_limited: '操作の回数が多すぎます\n1分待ってから、もう一度お試しください。',
  internal: 'こちら側で問題が起きました\nここまでの内容は保存されています。もう一度お試しください。',
}
