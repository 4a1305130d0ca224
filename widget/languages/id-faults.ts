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

  number_unavailable: 'Tidak ada nomor yang tersedia di sana\nGunakan nomor Anda sendiri.',
  country_not_ready: 'Nomor dari sana belum disiapkan\nGunakan nomor Anda sendiri.',
  telephony_refused:
    'Saat ini kami tidak bisa mendapatkan nomor\nIni bukan salah Anda. Gunakan nomor Anda sendiri, atau tanyakan kepada {company}.',
  telephony_unavailable: 'Perusahaan telepon tidak menjawab\nCoba lagi sebentar lagi, atau gunakan nomor Anda sendiri.',
  wrong_number: 'Itu nomor lain\nDi jendela Facebook, pilih nomor yang ditampilkan halaman ini.',

  no_portfolio:
    'Anda keluar saat memilih bisnis\nBisnis yang berwarna abu-abu tidak bisa dipakai di sini. Pilih yang lain di jendela Facebook, atau buat yang baru.',
  two_factor_required:
    'Facebook meminta autentikasi dua faktor\nAktifkan di pengaturan keamanan akun Facebook Anda, lalu lanjutkan di sini.',
  identity_check:
    'Facebook ingin memastikan bahwa ini Anda\nBuka facebook.com di peramban ini dan ikuti permintaannya, lalu lanjutkan di sini.',
  business_in_review:
    'Facebook masih memeriksa bisnis Anda\nBiasanya perlu satu atau dua hari. Lanjutkan di sini setelah Facebook memberi hasilnya.',
  account_restricted:
    'Facebook membatasi akun ini\nDukungan Bisnis di Facebook menjelaskan alasannya. Anda juga bisa memilih bisnis atau akun lain.',
  account_shared:
    'Layanan lain mengelola akun ini\nHapus di pengaturan bisnis Anda di Facebook, atau pilih akun WhatsApp lain.',
  page_or_ads_refused:
    'Halaman atau akun iklan tidak bisa dibagikan\nKeduanya tidak diperlukan di sini: jangan pilih di jendela Facebook.',
  details_refused:
    'Facebook tidak menerima nama atau alamat\nGunakan nama asli bisnis Anda dan situs web yang berfungsi.',
  too_many_tries: 'Facebook meminta Anda menunggu\nTerlalu banyak percobaan. Tunggu beberapa jam sebelum melanjutkan.',
  business_app_needed:
    'Nomor itu tidak ada di aplikasi Business\nPasang di WhatsApp Business versi terbaru, lalu lanjutkan.',
  coexistence_not_eligible:
    'Nomor ini masih terlalu baru untuk itu\nPakai dahulu beberapa minggu di WhatsApp Business, atau pilih cara atau nomor lain.',
  region_unsupported:
    'Tidak tersedia di negara nomor ini\nDi sana WhatsApp tidak bisa menghubungkannya di samping aplikasi. Pilih cara atau nomor lain.',
  number_in_use:
    'Nomor dipakai di tempat lain\nPutuskan di sana atau, di WhatsApp Business, lewat Setelan, Akun, Platform Bisnis. Tunggu 15 menit, lalu lanjutkan.',
  number_refused: 'Facebook tidak menerima nomornya\nPeriksa bersama kode negaranya, atau pilih yang lain.',
  otp_failed:
    'Kodenya tidak berhasil\nPastikan nomor bisa menerima SMS atau panggilan, lalu minta kode baru di jendela Facebook.',

  pin_required: 'Nomor ini memerlukan PIN\nNomor ini memakai verifikasi dua langkah.',
  pin_locked: 'Nomor dikunci untuk sementara\nTerlalu banyak percobaan. Yang Anda lakukan sudah tersimpan.',
  number_preparing:
    'Facebook masih menyiapkan nomornya\nJika dipakai di aplikasi WhatsApp, hapus akunnya di sana, lalu lanjutkan.',
  terms_required:
    'Ketentuan WhatsApp harus disetujui\nSetujui di Pengelola WhatsApp di Facebook, lalu coba lagi di sini.',

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
