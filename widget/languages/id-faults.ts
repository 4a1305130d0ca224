import type { FaultWords } from './index.ts'

export const faults: FaultWords = {
  link_not_found:
    'Tautan ini tidak berfungsi\nBuka lagi dari pesan yang Anda terima, atau minta yang baru kepada {company}.',
  link_expired: 'Tautan ini kedaluwarsa\nMinta yang baru kepada {company}.',
  link_revoked: 'Tautan ini sudah diganti\nCari yang lebih baru di kotak masuk Anda, atau minta kepada {company}.',
  already_used:
    'Tautan ini sudah dipakai\nSatu nomor sudah terhubung dengannya. Minta yang baru kepada {company} untuk nomor lain.',
  origin_not_allowed:
    'Tautan ini tidak berfungsi di sini\n{company} harus mengizinkan situs web ini dahulu. Mohon beri tahu mereka.',

  sdk_blocked:
    'Facebook tidak dapat dimuat\nMungkin dicegah pemblokir iklan atau setelan privasi. Izinkan facebook.net di sini, atau buka tautan di peramban lain.',
  popup_blocked: 'Peramban Anda memblokir jendela\nIzinkan pop-up untuk halaman ini, lalu lanjutkan.',
  popup_closed:
    'Jendela Facebook ditutup\nBelum ada yang terhubung. Jika jendelanya masih ada, selesaikan di sana: halaman ini berlanjut.',
  signup_cancelled: 'Anda keluar sebelum selesai\nBelum ada yang terhubung. Facebook menyimpan yang sudah Anda isi.',
  signup_error: 'Facebook melaporkan masalah\nBelum ada yang terhubung. Tunggu sebentar, lalu coba lagi.',
  no_code: 'Facebook tidak mengonfirmasi\nKonfirmasinya tidak sampai. Silakan lanjutkan lagi dengan Facebook.',

  code_expired: 'Konfirmasi sudah kedaluwarsa\nMasa berlakunya hanya 30 detik. Silakan lanjutkan lagi dengan Facebook.',
  code_used: 'Konfirmasi sudah dipakai\nSilakan lanjutkan lagi dengan Facebook.',
  code_refused: 'Facebook menolak konfirmasi\nSilakan lanjutkan lagi dengan Facebook.',
  exchange_unanswered: 'Facebook tidak menjawab\nKonfirmasinya kedaluwarsa. Silakan lanjutkan lagi dengan Facebook.',

  permission_missing: 'Ada izin yang kurang\nBiarkan semua izin aktif di langkah terakhir Facebook.',
  asset_mismatch: 'Akun itu tidak dibagikan\nFacebook menyebut akun lain. Silakan pilih lagi.',
  no_number: 'Tidak ada nomor yang ditambahkan\nPilih atau tambahkan nomor Anda di jendela Facebook.',
  number_unverified:
    'Nomor belum diverifikasi\nMinta kode lewat SMS atau panggilan di jendela Facebook, lalu ketik di sana.',
  display_name_only:
    'Itu bukan nomor Anda sendiri\n“Hanya nama tampilan” tidak bisa dihubungkan. Pilih “Pakai nomor WhatsApp baru atau yang sudah ada”.',
  connection_type_mismatch: 'Nomor tidak sesuai dengan pilihan Anda\nSilakan pilih lagi.',
  reconnect_mismatch:
    'Itu nomor lain\nTautan ini mengembalikan nomor Anda yang dahulu. Pilih lagi akun dan nomor yang sama.',
  number_taken: 'Nomor sudah terhubung\nPelanggan lain dari {company} memakainya. Pilih nomor lain.',
  waba_limit_reached:
    'Akun WhatsApp Anda terlalu banyak\nFacebook tidak mengizinkan bisnis Anda menambah lagi. Minta bantuan kepada {company}.',

  number_unavailable: 'Tidak ada nomor yang tersedia di sana\nPilih negara lain, atau gunakan nomor Anda sendiri.',
  country_not_ready: 'Nomor dari sana belum disiapkan\nPilih negara lain, atau gunakan nomor Anda sendiri.',
  telephony_refused:
    'Saat ini kami tidak bisa mendapatkan nomor\nIni bukan salah Anda. Gunakan nomor Anda sendiri, atau tanyakan kepada {company}.',
  telephony_unavailable: 'Perusahaan telepon tidak menjawab\nCoba lagi sebentar lagi, atau gunakan nomor Anda sendiri.',
  wrong_number: 'Itu nomor lain\nDi jendela Facebook, pilih nomor yang ditampilkan halaman ini.',

  pin_required: 'Nomor ini memerlukan PIN\nNomor ini memakai verifikasi dua langkah.',
  pin_locked:
    'Nomor dikunci untuk sementara\nTerlalu banyak PIN yang salah. Tunggu beberapa jam, lalu buka lagi tautannya.',

  meta_unavailable: 'Facebook tidak menjawab\nYang Anda lakukan sudah tersimpan. Coba lagi beberapa menit lagi.',
  meta_refused: 'Facebook menolak koneksi\nBeri tahu {company} kode di bawah ini.',
  app_misconfigured: 'Ada pengaturan yang belum benar\nIni bukan salah Anda. Beri tahu {company} kode di bawah ini.',
  unauthorized: 'Tautan ini tidak berfungsi\nMinta yang baru kepada {company}.',
  not_found: 'Pendaftaran ini tidak ditemukan\nBuka lagi tautannya, atau minta yang baru kepada {company}.',
  invalid_request: 'Ada yang tidak cocok\nBeri tahu {company} kode di bawah ini.',
  conflict: 'Masih ada proses yang berjalan\nTunggu sebentar, lalu coba lagi.',
  rate_limited: 'Terlalu banyak percobaan\nTunggu satu menit, lalu coba lagi.',
  internal: 'Ada yang salah di pihak kami\nYang Anda lakukan sudah tersimpan. Silakan coba lagi.',
}
