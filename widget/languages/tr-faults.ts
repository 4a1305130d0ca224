import type { FaultWords } from './index.ts'

export const faults: FaultWords = {
  link_not_found:
    'Bu bağlantı çalışmıyor\nSize gelen mesajdan yeniden açın veya {company} şirketinden yenisini isteyin.',
  link_expired: 'Bu bağlantının süresi doldu\n{company} şirketinden yenisini isteyin.',
  link_revoked:
    'Bu bağlantının yerine yenisi geldi\nGelen kutunuzda daha yenisini arayın veya {company} şirketinden isteyin.',
  already_used:
    'Bu bağlantı kullanıldı\nOnunla bir numara bağlandı. Başka bir numara için {company} şirketinden yenisini isteyin.',
  origin_not_allowed: 'Bu bağlantı burada çalışmıyor\nÖnce {company} bu siteye izin vermeli. Lütfen onlara bildirin.',

  sdk_blocked:
    'Facebook yüklenemedi\nBir reklam engelleyici veya gizlilik ayarı engelliyor olabilir. Burada facebook.net’e izin verin veya bağlantıyı başka bir tarayıcıda açın.',
  popup_blocked: 'Tarayıcınız pencereyi engelledi\nBu sayfa için açılır pencerelere izin verip devam edin.',
  popup_closed:
    'Facebook penceresi kapandı\nHiçbir şey bağlanmadı. Pencereyi hâlâ görüyorsanız orada bitirin: bu sayfa devam eder.',
  signup_cancelled: 'Bitmeden çıktınız\nHiçbir şey bağlanmadı. Doldurduklarınız Facebook’ta durur.',
  signup_error: 'Facebook bir sorun bildirdi\nHiçbir şey bağlanmadı. Biraz bekleyip yeniden deneyin.',
  no_code: 'Facebook onaylamadı\nOnay ulaşmadı. Lütfen Facebook ile yeniden devam edin.',

  code_expired: 'Onayın süresi doldu\nYalnızca 30 saniye geçerlidir. Lütfen Facebook ile yeniden devam edin.',
  code_used: 'Onay daha önce kullanıldı\nLütfen Facebook ile yeniden devam edin.',
  code_refused: 'Facebook onayı reddetti\nLütfen Facebook ile yeniden devam edin.',
  exchange_unanswered: 'Facebook yanıt vermedi\nOnayın süresi doldu. Lütfen Facebook ile yeniden devam edin.',

  permission_missing: 'Bir izin eksik\nLütfen Facebook’un son adımında tüm izinleri açık bırakın.',
  asset_mismatch: 'O hesap paylaşılmadı\nFacebook başka bir hesap bildirdi. Lütfen yeniden seçin.',
  no_number: 'Telefon numarası eklenmedi\nFacebook penceresinde numaranızı seçin veya ekleyin.',
  number_unverified: 'Numara henüz doğrulanmadı\nFacebook penceresinde kodu SMS veya aramayla alıp oraya yazın.',
  display_name_only:
    'Bu kendi numaranız değil\n“Yalnızca görünen ad” bağlanamaz. “Yeni veya mevcut bir WhatsApp numarası kullan” seçeneğini seçin.',
  connection_type_mismatch: 'Numara seçiminize uymuyor\nLütfen yeniden seçin.',
  reconnect_mismatch:
    'Bu başka bir numara\nBu bağlantı eski numaranızı geri getirir. Aynı hesabı ve numarayı yeniden seçin.',
  number_taken: 'Numara zaten bağlı\nOnu {company} şirketinin başka bir müşterisi kullanıyor. Başka bir numara seçin.',
  waba_limit_reached:
    'Çok fazla WhatsApp hesabınız var\nFacebook işletmenizin daha fazlasını eklemesine izin vermiyor. {company} şirketinden yardım isteyin.',

  number_unavailable: 'Orada boş numara yok\nKendi numaranızı kullanın.',
  country_not_ready: 'Oranın numaraları henüz hazır değil\nKendi numaranızı kullanın.',
  telephony_refused:
    'Şu anda numara alamıyoruz\nSizin hatanız değil. Kendi numaranızı kullanın ya da {company} şirketine sorun.',
  telephony_unavailable:
    'Telefon şirketi yanıt vermiyor\nBir dakika sonra yeniden deneyin ya da kendi numaranızı kullanın.',
  wrong_number: 'Bu başka bir numara\nFacebook penceresinde bu sayfanın gösterdiği numarayı seçin.',

  no_portfolio:
    'İşletme seçerken çıktınız\nGri görünen bir işletme burada kullanılamaz. Facebook penceresinde başka birini seçin veya yeni bir tane oluşturun.',
  two_factor_required:
    'Facebook iki faktörlü kimlik doğrulama istiyor\nFacebook hesabınızın güvenlik ayarlarından açıp burada devam edin.',
  identity_check:
    'Facebook siz olduğunuzdan emin olmak istiyor\nBu tarayıcıda facebook.com adresini açıp isteneni yapın, sonra burada devam edin.',
  business_in_review:
    'Facebook işletmenizi hâlâ inceliyor\nGenellikle bir iki gün sürer. Facebook sonucu bildirince burada devam edin.',
  account_restricted:
    'Facebook bu hesabı kısıtladı\nNedeni Facebook İşletme Desteği sayfasında yazar. Başka bir işletme veya hesap da seçebilirsiniz.',
  account_shared:
    'Bu hesabı başka bir hizmet yönetiyor\nFacebook işletme ayarlarınızdan kaldırın veya başka bir WhatsApp hesabı seçin.',
  page_or_ads_refused:
    'Bir Sayfa veya reklam hesabı paylaşılamadı\nBurada gerekli değiller: Facebook penceresinde seçmeyin.',
  details_refused:
    'Facebook bir adı veya adresi kabul etmedi\nİşletmenizin gerçek adını ve çalışan bir web sitesini kullanın.',
  too_many_tries: 'Facebook beklemenizi istiyor\nÇok fazla deneme yapıldı. Devam etmeden önce birkaç saat bekleyin.',
  business_app_needed:
    'Bu numara Business uygulamasında değil\nWhatsApp Business uygulamasının en yeni sürümünde kurup devam edin.',
  coexistence_not_eligible:
    'Bu numara bunun için çok yeni\nÖnce birkaç hafta WhatsApp Business uygulamasında kullanın veya başka bir yol ya da numara seçin.',
  region_unsupported:
    'Bu numaranın ülkesinde kullanılamıyor\nWhatsApp orada numarayı uygulamayla birlikte bağlayamıyor. Başka bir yol veya numara seçin.',
  number_in_use:
    'Numara başka yerde kullanılıyor\nOrada veya WhatsApp Business uygulamasında Ayarlar, Hesap, İşletme Platformu altından bağlantısını kesin. 15 dakika bekleyip devam edin.',
  number_refused: 'Facebook numarayı kabul etmedi\nÜlke koduyla birlikte kontrol edin veya başka bir numara seçin.',
  otp_failed:
    'Kod işe yaramadı\nNumaranın SMS veya arama alabildiğini kontrol edip Facebook penceresinde yeni bir kod isteyin.',

  pin_required: 'Numara için PIN gerekiyor\nNumarada iki adımlı doğrulama açık.',
  pin_locked: 'Numara şimdilik kilitli\nÇok fazla deneme yapıldı. Yaptıklarınız saklandı.',
  number_preparing:
    'Facebook numarayı hâlâ hazırlıyor\nWhatsApp uygulamasında kullanılıyorsa oradaki hesabını silip devam edin.',
  terms_required:
    'WhatsApp koşulları kabul edilmeli\nFacebook’taki WhatsApp Yöneticisi’nde kabul edip burada yeniden deneyin.',

  meta_unavailable: 'Facebook yanıt vermiyor\nYaptıklarınız saklandı. Birkaç dakika sonra yeniden deneyin.',
  meta_refused: 'Facebook bağlantıyı reddetti\nLütfen aşağıdaki kodu {company} şirketine bildirin.',
  app_misconfigured: 'Bir ayar doğru değil\nSizin hatanız değil. Lütfen aşağıdaki kodu {company} şirketine bildirin.',
  unauthorized: 'Bu bağlantı çalışmıyor\n{company} şirketinden yenisini isteyin.',
  not_found: 'Bu kayıt bulunamadı\nBağlantıyı yeniden açın veya {company} şirketinden yenisini isteyin.',
  invalid_request: 'Bir şey uymadı\nLütfen aşağıdaki kodu {company} şirketine bildirin.',
  conflict: 'Süren bir işlem var\nBiraz bekleyip yeniden deneyin.',
  rate_limited: 'Bir anda çok fazla deneme yapıldı\nBir dakika bekleyip yeniden deneyin.',
  internal: 'Bizim tarafımızda bir sorun oldu\nYaptıklarınız saklandı. Lütfen yeniden deneyin.',
}
