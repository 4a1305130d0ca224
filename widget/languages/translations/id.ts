import type { EverydayWords, FaultWords, HelpWords, LeftWords, MessageWords, StepsWords } from '../words.ts'

export const words: EverydayWords = {
  loading: 'Sebentar…',
  progress: 'Langkah {step} dari {steps}',
  someone: 'perusahaan yang mengirim tautan ini',
  back: 'Kembali',
  continue: 'Lanjutkan',
  close: 'Tutup',

  welcome: 'Hubungkan WhatsApp ke {company}',
  welcome_text: '{company} akan mengirim dan menerima pesan dari nomor bisnis Anda.',
  welcome_alone: 'Pesan nomor Anda akan melalui {company}, tidak lagi melalui aplikasi WhatsApp.',
  welcome_reconnect: 'Hubungkan kembali nomor Anda ke {company}',
  welcome_reconnect_text: 'Koneksinya ke {company} terputus.',
  welcome_disconnected: 'Nomor ini diputus dari {company} di WhatsApp atau Facebook.',
  welcome_inactive: 'WhatsApp mengakhiri koneksi karena ponsel lama tidak dipakai.',
  welcome_moved: 'Nomor ini diatur ulang di sebuah ponsel, sehingga koneksinya berakhir.',
  welcome_expired: 'Sesekali Facebook meminta Anda mengonfirmasi koneksi.',
  welcome_same: 'Di jendela Facebook, pilih akun dan nomor yang sama.',
  welcome_account: 'Akun Facebook Anda',
  welcome_account_text: 'Akun yang mengelola bisnis Anda.',
  welcome_phone: 'Ponsel Anda',
  welcome_business: 'Data bisnis Anda',
  welcome_time: '2 sampai 5 menit',
  welcome_time_text: '15 sampai 30 jika Anda perlu membuat akun bisnis dahulu.',
  welcome_trust: 'Apa yang diizinkan',
  welcome_start: 'Mulai',

  type: 'Bagaimana Anda memakai nomor ini?',
  coexistence: 'Saya memakainya di aplikasi WhatsApp Business',
  coexistence_text: 'Aplikasi tetap ada di ponsel Anda; {company} berjalan di sampingnya.',
  coexistence_rate: 'Pengiriman lebih lambat: {rate} pesan per detik.',
  dedicated: 'Nomor baru, atau boleh keluar dari aplikasi',
  dedicated_text: 'Pesannya hanya melalui {company}.',
  launch_app_stops: 'Nomor ini berhenti berfungsi di aplikasi WhatsApp.',
  dedicated_rate: 'Pengiriman lebih cepat: hingga {rate} pesan per detik.',
  type_details: 'Rincian',
  type_ordinary: 'Saya memakainya di WhatsApp biasa',

  country: 'Nomor Anda dari negara mana?',
  country_text: 'Anda mendapat nomor WhatsApp baru untuk {company}.',
  country_label: 'Cari nama atau kode negara',
  country_found: 'Negara: {count}',
  country_none: 'Tidak ada negara yang cocok. Coba kata lain.',
  country_instant: 'Siap sekarang',
  country_moment: 'Perlu sebentar',
  own_number: 'Pakai nomor saya sendiri',
  another_country: 'Negara lain',
  number: 'Nomor baru Anda',
  number_text: 'Nomor ini disimpan untuk Anda. Pada langkah berikutnya, gunakan nomor ini di jendela Facebook.',
  number_finding: 'Mencari nomor Anda',
  number_finding_text: 'Nomor baru dari {country}. Perlu beberapa detik.',
  number_slow: 'Ini lebih lama dari biasanya. Kami terus mencoba.',
  number_verified: 'Sudah terverifikasi: Facebook tidak perlu kode.',
  number_code: 'Facebook akan mengirim kode ke nomor ini, dan halaman ini menampilkannya.',
  copy_number: 'Salin nomor',
  launch_2_number: 'Tambahkan nomor baru Anda: {number}',
  launch_2_verified: 'Pilih nomor baru Anda: {number}',
  popup_code: 'Kode Anda: {code}',
  popup_code_text: 'Ketik di jendela Facebook.',
  popup_code_wait: 'Di jendela Facebook, pilih {country} ({code}) lalu masukkan nomornya. Kodenya muncul di sini.',
  copy_code: 'Salin kode',

  launch: 'Lanjutkan dengan Facebook',
  launch_text: 'Jendela Facebook terbuka dan meminta Anda untuk:',
  launch_1: 'Masuk dan memilih bisnis Anda',
  launch_2_dedicated: 'Memilih atau menambahkan nomor telepon Anda',
  launch_2_coexistence: 'Memindai kode dengan aplikasi WhatsApp Business',
  launch_3: 'Mengizinkan {company} mengelola pesannya',
  launch_warning: 'Jangan pilih “Hanya nama tampilan”',
  launch_warning_text: 'Pilihan itu memberi nomor yang bukan milik Anda dan tidak bisa dihubungkan.',
  launch_bad: 'Pakai nama tampilan saja',
  launch_good: 'Pakai nomor WhatsApp baru atau yang sudah ada',
  launch_waiting: 'Menunggu Facebook dimuat…',
  here: 'Lanjutkan di jendela ini',
  here_text: '{company} meminta untuk menghubungkan nomor Anda. Facebook terbuka di sini lalu membawa Anda kembali.',

  handoff_offer: 'Bukan admin Facebook?',

  in_app: 'Buka di peramban Anda',
  in_app_text: 'Anda berada di peramban aplikasi lain, yang mungkin mencegah jendela Facebook terbuka.',

  popup: 'Selesaikan di jendela Facebook',
  popup_text: 'Halaman ini berlanjut sendiri setelah Anda selesai.',
  popup_focus: 'Tampilkan jendela',
  popup_give_up: 'Saya sudah menutupnya',
  popup_answer: 'Facebook sudah menjawab. Sebentar…',
  popup_over: 'Jendela sudah ditutup. Sebentar…',

  close_ask: 'Tutup sebelum nomor Anda terhubung?',
  close_text:
    'Tidak ada yang hilang: yang sudah Anda lakukan tersimpan, dan Anda dapat membukanya lagi untuk melanjutkan.',
  close_keep: 'Teruskan',
  close_leave: 'Tetap tutup',

  finishing: 'Menghubungkan nomor Anda',
  finishing_text: 'Hanya beberapa detik. Biarkan halaman ini terbuka.',
  finishing_exchange: 'Mengonfirmasi dengan Facebook',
  finishing_choose: 'Mencari nomor Anda',
  finishing_subscribe: 'Mengaktifkan pesan',
  finishing_register: 'Mendaftarkan nomor',
  finishing_sync: 'Memindahkan kontak dan chat',
  finishing_complete: 'Menyelesaikan',
  finishing_slow: 'Facebook lambat menjawab. Kami terus mencoba.',
  finishing_silent: 'Kami tidak dapat menjangkau server. Periksa koneksi Anda; kami terus mencoba.',
  status_done: 'selesai',
  status_now: 'sedang berjalan',

  pin: 'Masukkan PIN nomor ini',
  pin_text: 'Nomor ini memakai verifikasi dua langkah. Ketik PIN yang diatur untuknya di WhatsApp.',
  pin_label: 'PIN enam digit',
  pin_help: 'Ini bukan kode dari SMS. Anda bisa mengatur ulang PIN di Pengelola WhatsApp.',
  pin_wrong: 'PIN itu salah. WhatsApp mengunci nomor setelah beberapa kali salah.',
  pin_silent: 'PIN tidak dapat dikirim. Periksa koneksi Anda dan coba lagi.',

  done: 'Nomor Anda sudah terhubung',
  done_text: '{company} kini dapat mengirim dan menerima pesannya.',
  done_redirect: 'Membawa Anda kembali ke {company}…',
  done_continue: 'Buka {company} sekarang',
  done_close: 'Anda boleh menutup halaman ini.',
  stay: 'Tetap di halaman ini',
  waiting_note:
    'Kami terus memeriksa. Begitu Facebook siap, nomor terhubung sendiri, dan Anda boleh meninggalkan halaman ini.',

  failed_back: 'Kembali ke {company}',
  failed_code: 'Kode kesalahan: {code}',
  failed_when: 'Anda bisa mencoba lagi mulai {time}.',
  copy: 'Salin tautan',
  copied: 'Tersalin',
  retry: 'Coba lagi',
  sign_again: 'Lanjutkan lagi dengan Facebook',
  choose_other: 'Pilih lagi',
  new_link: 'Dapatkan tautan baru',
  contact: 'Hubungi {company}',

  server_unreachable: 'Kami tidak dapat menjangkau server\nPeriksa koneksi Anda, lalu coba lagi.',
}

export const left: LeftWords = {
  left_one: 'Terhubung. Satu hal lagi sebelum pesan pertama Anda',
  left_some: 'Terhubung. Beberapa hal lagi sebelum pesan pertama Anda',
  left_wait: 'Halaman ini tahu sendiri bila sudah selesai.',
  left_pay: 'Tambahkan metode pembayaran',
  left_manager: 'Buka Pengelola WhatsApp',

  history_unavailable: 'Chat lama Anda tidak dapat dipindahkan. Pesan baru tetap masuk seperti biasa.',
  payment_missing: 'WhatsApp menagih pesan: tanpa metode pembayaran tidak ada yang terkirim, jawaban pun tidak.',
  name_pending: 'WhatsApp masih memeriksa nama tampilan. Sampai selesai, lebih sedikit pesan yang bisa dikirim.',
  name_declined: 'WhatsApp menolak nama tampilan. Pilih yang lain di Pengelola WhatsApp.',
  meta_number: 'WhatsApp meminjamkan nomor ini. Nomor bisa mengirim setelah nama tampilannya disetujui.',
  number_restricted: 'WhatsApp membatasi nomor ini. Alasannya ada di WhatsApp Manager.',
  number_flagged: 'Banyak orang melaporkan pesan dari nomor ini. WhatsApp bisa membatasinya.',
  number_rate_limited: 'Nomor ini sudah mengirim semua yang diizinkan untuk saat ini.',
  number_disconnected: 'Nomor ini offline di WhatsApp. Alasannya ada di WhatsApp Manager.',
}

export const message: MessageWords = {
  message_offer: 'Kirim pesan uji coba ke nomor Anda',
  message_text: 'Tulis ke nomor baru Anda dari ponsel dengan WhatsApp. Di sini terlihat saat pesannya tiba.',
  message_open: 'Tulis lewat WhatsApp',
  message_qr: 'Atau pindai ini dengan ponsel',
  message_hello: 'Halo! Ini pesan uji coba.',
  message_received: 'Pesan uji coba Anda sudah tiba. Nomornya berfungsi.',
}

export const help: HelpWords = {
  handoff: 'Serahkan kepada orang lain',
  handoff_text:
    'Kirim tautan ini kepada orang yang mengelola bisnis Anda di Facebook. Halaman ini mengikuti dengan sendirinya.',
  handoff_name: 'Nama Anda, agar mereka tahu siapa yang meminta',
  handoff_share: 'Kirim tautan',
  handoff_whatsapp: 'Kirim lewat WhatsApp',
  handoff_email: 'Kirim lewat email',
  handoff_message: 'Tolong hubungkan nomor WhatsApp kita ke {company}. Butuh 2 sampai 5 menit: {link}',
  handoff_qr: 'Atau pindai dengan ponsel',
  handoff_waiting: 'Menunggu. Anda boleh membiarkan halaman ini terbuka.',
  handoff_back: 'Kerjakan di sini saja',
  chosen_here: 'Pilihan Anda: {what}',
  chosen_by: '{name} memilih: {what}',
  chosen_phone: 'Dipilih di ponsel: {what}',
  chosen_computer: 'Dipilih di komputer: {what}',
  type_ordinary_text:
    'Hanya aplikasi Business yang bisa dipertahankan. Siapkan di ponsel yang sama dengan nomor ini: gratis, dan chat Anda ikut pindah. WhatsApp mungkin meminta Anda memakainya dahulu beberapa minggu.',
  type_app: 'Dapatkan WhatsApp Business',
  ask_again: 'Minta tautan baru',
  asked_again: '{company} sudah tahu dan akan mengirim tautan baru.',
  pin_reset: 'Atur ulang PIN di WhatsApp Manager',
  trust_can: 'Mengirim dan menerima pesan nomor ini.',
  trust_manage: 'Mengubah profil, templat pesan, dan pengaturan nomor.',
  trust_cannot: 'Memposting di Facebook, atau melihat kegiatan Anda di sana.',
  trust_promise: 'Tidak ada yang diposting, dan pelanggan Anda tidak menerima pesan apa pun.',
  trust_back: 'Anda dapat mencabutnya kapan saja di pengaturan bisnis di Facebook.',
  trust_charge: 'WhatsApp dapat mengenakan biaya untuk pesan.',
  trust_terms: 'Ketentuan',
  trust_privacy: 'Privasi',
  phone_which: 'WhatsApp ada di ponsel mana?',
  phone_which_text: 'WhatsApp di ponsel dengan nomor itu harus memindai kode dari layar lain.',
  phone_this: 'Di ponsel ini',
  phone_this_text: 'Anda melanjutkan di komputer, dan ponsel ini memberi tahu apa yang harus dilakukan.',
  phone_other: 'Di ponsel lain',
  phone_other_text: 'Facebook terbuka di sini. Siapkan ponsel itu.',
  computer: 'Lanjutkan di komputer',
  computer_text:
    'Kirim tautan ini ke diri sendiri dan buka di sana. Biarkan halaman ini terbuka: ia memberi tahu langkah berikutnya.',
  computer_now: 'Sekarang ambil ponsel ini',
  computer_now_text: 'Facebook terbuka di komputer. Saat kode muncul:',
  computer_1: 'Buka WhatsApp Business di ponsel ini',
  computer_2: 'Buka pesan dari Facebook dan ketuk “Hubungkan”',
  computer_3: 'Pindai atau ketik kode di komputer',
  stuck: 'Jendela Facebook tidak maju?',
  stuck_open: 'Buka di Facebook',
  stuck_business: 'Saya tidak punya akun bisnis',
  stuck_business_text: 'Buat di jendela itu, atau di sini dahulu: nama, negara, dan situs web sudah cukup.',
  stuck_grey: 'Bisnis saya berwarna abu-abu',
  stuck_grey_text: 'Hanya orang dengan kendali penuh yang dapat menghubungkannya. Pengaturannya menyebut siapa mereka.',
  stuck_next: '“Berikutnya” berwarna abu-abu',
  stuck_next_text: 'Isi negara, situs web dengan https://, dan alamat e-mail situs itu.',
  stuck_pin: 'Ia meminta PIN yang saya lupa',
  stuck_pin_text: 'Buat yang baru di WhatsApp Manager: pilih nomor, lalu verifikasi dua langkah.',
  stuck_limit: 'Akun WhatsApp saya terlalu banyak',
  stuck_limit_text: 'Pilih yang sudah ada, atau hapus yang tidak dipakai.',
  stuck_factor: 'Ia meminta autentikasi dua faktor',
  stuck_factor_text: 'Aktifkan untuk akun Facebook Anda, lalu lanjutkan di jendela itu.',
  stuck_app: 'Bisnis saya memblokir aplikasi ini',
  stuck_app_text: 'Admin dapat mengizinkannya di pengaturan bisnis, di bagian aplikasi.',
}

export const steps: StepsWords = {
  steps_progress: 'Pertanyaan {step} dari {steps}',
  steps_optional: 'opsional',
  steps_skip: 'Lewati',
  steps_missing: 'Harap jawab ini.',
  steps_long: 'Harap gunakan paling banyak {max} karakter.',
  steps_text: 'Harap gunakan huruf dan angka.',
  steps_unsaved: 'Belum tersimpan: periksa koneksi Anda. Kami terus mencoba.',
  steps_send: 'Kirim',
  steps_thanks: 'Terima kasih!',
  steps_email: 'Harap periksa alamat email.',
  steps_url: 'Harap tulis alamat seperti https://example.com.',
  steps_phone: 'Harap mulai dengan kode negara, misalnya +1 415 555 0123.',
  steps_choose: 'Pilih…',
  steps_country: 'Harap pilih negara.',
  steps_option: 'Harap pilih satu.',
  steps_known: 'Apakah ini masih benar?',
  steps_https: 'Facebook menginginkan situs web yang diawali https://.',
  steps_domain: 'Facebook mungkin meminta alamat email dengan domain situs web Anda.',
  steps_name: 'WhatsApp mungkin menolak nama ini. Gunakan nama asli bisnis Anda.',
  steps_elsewhere: 'Lanjutkan di {company}',
}

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
  begun_elsewhere:
    'Ini dimulai di peramban lain\nTidak ada yang dihubungkan. Mulai lagi di sini jika Anda ingin menghubungkan nomor ke {company}.',

  permission_missing: 'Ada izin yang kurang\nBiarkan semua izin aktif di langkah terakhir Facebook.',
  asset_mismatch: 'Akun itu tidak dibagikan\nFacebook menyebut akun lain. Silakan pilih lagi.',
  no_number: 'Tidak ada nomor yang ditambahkan\nPilih atau tambahkan nomor Anda di jendela Facebook.',
  number_unverified:
    'Nomor belum diverifikasi\nMinta kode lewat SMS atau panggilan di jendela Facebook, lalu ketik di sana.',
  display_name_only:
    'Itu bukan nomor Anda sendiri\n“Hanya nama tampilan” tidak bisa dihubungkan. Pilih “Pakai nomor WhatsApp baru atau yang sudah ada”.',
  connection_type_mismatch: 'Nomor tidak sesuai dengan pilihan Anda\nSilakan pilih lagi.',
  configuration_retired:
    'Cara ini belum disiapkan\nIni bukan salah Anda: {company} harus mengubah satu pengaturan. Beri tahu mereka kode di bawah ini.',
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
  forbidden: 'Tautan ini tidak berfungsi\nMinta yang baru kepada {company}.',
  not_found: 'Pendaftaran ini tidak ditemukan\nBuka lagi tautannya, atau minta yang baru kepada {company}.',
  invalid_request: 'Ada yang tidak cocok\nBeri tahu {company} kode di bawah ini.',
  conflict: 'Masih ada proses yang berjalan\nTunggu sebentar, lalu coba lagi.',
  rate_limited: 'Terlalu banyak percobaan\nTunggu satu menit, lalu coba lagi.',
  internal: 'Ada yang salah di pihak kami\nYang Anda lakukan sudah tersimpan. Silakan coba lagi.',
}
