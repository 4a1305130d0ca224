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

  number_unavailable: '空いている番号がありません\n別の国を選ぶか、お手持ちの番号をお使いください。',
  country_not_ready: 'その国の番号はまだ準備できていません\n別の国を選ぶか、お手持ちの番号をお使いください。',
  telephony_refused:
    '現在、番号を取得できません\nお客様のせいではありません。お手持ちの番号を使うか、{company}にお問い合わせください。',
  telephony_unavailable: '電話会社が応答しません\n1分後にもう一度試すか、お手持ちの番号をお使いください。',
  wrong_number: '別の番号です\nFacebookの画面で、このページに表示された番号を選んでください。',

  pin_required: '番号のPINが必要です\nこの番号には2段階認証が設定されています。',
  pin_locked: '番号が一時的にロックされました\nPINの間違いが多すぎました。数時間後にリンクを開き直してください。',

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
