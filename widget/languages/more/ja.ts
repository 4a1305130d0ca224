import type { MoreWords } from './index.ts'

export const words: MoreWords = {
  stay: 'このページに残る',
  close: '閉じる',

  handoff_offer: 'Facebookアカウントは別の方がお持ちですか?',
  handoff: '別の方に任せる',
  handoff_text: 'Facebookでビジネスを管理している方に、このリンクを送ってください。このページは自動で進みます。',
  handoff_qr: 'またはスマートフォンで読み取る',
  handoff_waiting: 'お待ちしています。このページは開いたままでかまいません。',
  handoff_email: 'メールで送る',
  handoff_whatsapp: 'WhatsAppで送る',
  handoff_copy: 'リンクをコピー',
  handoff_copied: 'コピーしました',
  handoff_subject: 'WhatsAppを{company}に接続',
  handoff_message: 'WhatsAppの番号を{company}に接続してください。2~5分で終わります:{link}',
  handoff_back: 'やはりここで行う',

  in_app: 'お使いのブラウザで開いてください',
  in_app_text: '別のアプリ内のブラウザでは、Facebookの画面が開かないことがあります。',
}
