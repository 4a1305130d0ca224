import type { MoreWords } from './index.ts'

export const words: MoreWords = {
  stay: 'Tetap di halaman ini',
  close: 'Tutup',

  handoff_offer: 'Akun Facebook-nya dipegang orang lain?',
  handoff: 'Serahkan kepada orang lain',
  handoff_text:
    'Kirim tautan ini kepada orang yang mengelola bisnis Anda di Facebook. Halaman ini mengikuti dengan sendirinya.',
  handoff_qr: 'Atau pindai dengan ponsel',
  handoff_waiting: 'Menunggu. Anda boleh membiarkan halaman ini terbuka.',
  handoff_email: 'Kirim lewat email',
  handoff_whatsapp: 'Kirim lewat WhatsApp',
  handoff_copy: 'Salin tautan',
  handoff_copied: 'Tersalin',
  handoff_subject: 'Hubungkan WhatsApp ke {company}',
  handoff_message: 'Tolong hubungkan nomor WhatsApp kita ke {company}. Butuh 2 sampai 5 menit: {link}',
  handoff_back: 'Kerjakan di sini saja',

  in_app: 'Buka di peramban Anda',
  in_app_text: 'Anda berada di peramban aplikasi lain, yang mungkin mencegah jendela Facebook terbuka.',
}
