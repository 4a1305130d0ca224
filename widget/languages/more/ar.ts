import type { MoreWords } from './index.ts'

export const words: MoreWords = {
  stay: 'البقاء في هذه الصفحة',
  close: 'إغلاق',

  handoff_offer: 'هل حساب فيسبوك لدى شخص آخر؟',
  handoff: 'تسليمها إلى شخص آخر',
  handoff_text: 'أرسل هذا الرابط إلى من يدير نشاطك التجاري على فيسبوك. تتابع هذه الصفحة تلقائيًا.',
  handoff_qr: 'أو امسحه بهاتف',
  handoff_waiting: 'في الانتظار. يمكنك ترك هذه الصفحة مفتوحة.',
  handoff_email: 'إرسال بالبريد الإلكتروني',
  handoff_whatsapp: 'إرسال عبر واتساب',
  handoff_copy: 'نسخ الرابط',
  handoff_copied: 'تم النسخ',
  handoff_subject: 'ربط واتساب مع {company}',
  handoff_message: 'يُرجى ربط رقمنا على واتساب مع {company}. يستغرق ذلك من 2 إلى 5 دقائق: {link}',
  handoff_back: 'أفضّل إكمالها هنا',

  in_app: 'افتح هذه الصفحة في متصفحك',
  in_app_text: 'أنت في متصفح تطبيق آخر، وقد يمنع نافذة فيسبوك من الفتح.',
}
