import type { MoreWords } from './index.ts'

export const words: MoreWords = {
  stay: 'Bu sayfada kal',
  close: 'Kapat',

  handoff_offer: 'Facebook hesabı başkasında mı?',
  handoff: 'Başka birine devredin',
  handoff_text: 'Bu bağlantıyı Facebook’ta işletmenizi yöneten kişiye gönderin. Bu sayfa kendiliğinden izler.',
  handoff_qr: 'Veya telefonla tarayın',
  handoff_waiting: 'Bekleniyor. Bu sayfayı açık bırakabilirsiniz.',
  handoff_email: 'E-postayla gönder',
  handoff_whatsapp: 'WhatsApp ile gönder',
  handoff_copy: 'Bağlantıyı kopyala',
  handoff_copied: 'Kopyalandı',
  handoff_subject: 'WhatsApp’ı {company} ile bağlama',
  handoff_message: 'Lütfen WhatsApp numaramızı {company} ile bağla. 2 – 5 dakika sürer: {link}',
  handoff_back: 'Burada yapayım',

  in_app: 'Tarayıcınızda açın',
  in_app_text: 'Başka bir uygulamanın tarayıcısındasınız; Facebook penceresinin açılmasını engelleyebilir.',
}
