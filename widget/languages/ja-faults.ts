import type { FaultWords } from './index.ts'

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

  permission_missing: '許可が足りません\nFacebookの最後の手順で、すべての許可をオンのままにしてください。',
  asset_mismatch: 'そのアカウントは共有されていません\nFacebookでは別のアカウントが選ばれました。選び直してください。',
  no_number: '電話番号が追加されていません\nFacebookの画面で番号を選ぶか追加してください。',
  number_unverified: '番号がまだ確認されていません\nFacebookの画面で、SMSまたは通話で届くコードを入力してください。',
  display_name_only:
    'お客様の番号ではありません\n「表示名のみ」は接続できません。「新しい番号または既存のWhatsApp番号を使う」を選んでください。',
  connection_type_mismatch: '番号が選択した使い方に合いません\n選び直してください。',
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
  not_found: 'この手続きが見つかりません\nリンクを開き直すか、{company}に新しいリンクを依頼してください。',
  invalid_request: '内容が合いませんでした\n下のコードを{company}にお伝えください。',
  conflict: 'すでに処理中です\n少し待ってから、もう一度お試しください。',
  rate_limited: '操作の回数が多すぎます\n1分待ってから、もう一度お試しください。',
  internal: 'こちら側で問題が起きました\nここまでの内容は保存されています。もう一度お試しください。',
}
