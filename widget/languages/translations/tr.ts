import type { EverydayWords, FaultWords, HelpWords, LeftWords, MessageWords, StepsWords } from '../words.ts'

export const words: EverydayWords = {
  loading: 'Bir dakika…',
  progress: 'Adım {step} / {steps}',
  someone: 'bu bağlantıyı size gönderen şirket',
  back: 'Geri',
  continue: 'Devam et',
  close: 'Kapat',

  welcome: 'WhatsApp’ı {company} ile bağlayın',
  welcome_text: 'İşletme numaranızın mesajlarını {company} gönderip alacak.',
  welcome_alone: 'Numaranızın mesajları artık WhatsApp uygulamasından değil, {company} üzerinden geçer.',
  welcome_reconnect: 'Numaranızı {company} ile yeniden bağlayın',
  welcome_reconnect_text: '{company} ile bağlantısı koptu.',
  welcome_disconnected: 'WhatsApp veya Facebook üzerinden {company} ile bağlantısı kesildi.',
  welcome_inactive: 'Telefon bir süre kullanılmadığı için WhatsApp bağlantıyı sonlandırdı.',
  welcome_moved: 'Numara bir telefonda yeniden kurulduğu için bağlantı sona erdi.',
  welcome_expired: 'Facebook zaman zaman bağlantıyı onaylamanızı ister.',
  welcome_same: 'Facebook penceresinde aynı hesabı ve aynı numarayı seçin.',
  welcome_account: 'Facebook hesabınız',
  welcome_account_text: 'İşletmenizi yöneten hesap.',
  welcome_phone: 'Telefonunuz',
  welcome_business: 'İşletme bilgileriniz',
  welcome_time: '2 – 5 dakika',
  welcome_time_text: 'Önce işletme hesabı açmanız gerekirse 15 – 30 dakika.',
  welcome_trust: 'Bu neye izin verir',
  welcome_start: 'Başlayın',

  type: 'Bu numarayı nasıl kullanıyorsunuz?',
  coexistence: 'WhatsApp Business uygulamasında kullanıyorum',
  coexistence_text: 'Uygulama telefonunuzda kalır; {company} onunla birlikte çalışır.',
  coexistence_rate: 'Daha yavaş gönderim: saniyede {rate} mesaj.',
  dedicated: 'Yeni, ya da uygulamadan çıkabilir',
  dedicated_text: 'Mesajları yalnızca {company} üzerinden geçer.',
  launch_app_stops: 'Numara WhatsApp uygulamasında çalışmaz olur.',
  dedicated_rate: 'Daha hızlı gönderim: saniyede {rate} mesaja kadar.',
  type_details: 'Ayrıntılar',
  type_ordinary: 'Normal WhatsApp’ta kullanıyorum',

  country: 'Numaranız hangi ülkeden olsun?',
  country_text: '{company} için yeni bir WhatsApp numarası alırsınız.',
  country_label: 'Ada veya alan koduna göre arayın',
  country_found: 'Ülke: {count}',
  country_none: 'Uyan ülke yok. Başka bir sözcük deneyin.',
  country_instant: 'Hemen hazır',
  country_moment: 'Biraz sürer',
  own_number: 'Kendi numaramı kullan',
  another_country: 'Başka bir ülke',
  number: 'Yeni numaranız',
  number_text: 'Sizin için ayrıldı. Sonraki adımda Facebook penceresinde bu numarayı kullanın.',
  number_finding: 'Numaranız bulunuyor',
  number_finding_text: 'Yeni numara: {country}. Birkaç saniye sürer.',
  number_slow: 'Her zamankinden uzun sürüyor. Denemeye devam ediyoruz.',
  number_verified: 'Zaten doğrulandı: Facebook kod istemez.',
  number_code: 'Facebook bu numaraya bir kod gönderecek; bu sayfa size gösterir.',
  copy_number: 'Numarayı kopyala',
  launch_2_number: 'Yeni numaranızı ekleyin: {number}',
  launch_2_verified: 'Yeni numaranızı seçin: {number}',
  popup_code: 'Kodunuz: {code}',
  popup_code_text: 'Facebook penceresine yazın.',
  popup_code_wait: 'Facebook penceresinde {country} ({code}) seçin ve numarayı girin. Kodu burada görünür.',
  copy_code: 'Kodu kopyala',

  launch: 'Facebook ile devam et',
  launch_text: 'Bir Facebook penceresi açılır ve sizden şunları ister:',
  launch_1: 'Oturum açıp işletmenizi seçmek',
  launch_2_dedicated: 'Telefon numaranızı seçmek veya eklemek',
  launch_2_coexistence: 'WhatsApp Business uygulamasıyla bir kod taramak',
  launch_3: '{company} için mesajları yönetme izni vermek',
  launch_warning: '“Yalnızca görünen ad” seçeneğini asla seçmeyin',
  launch_warning_text: 'Size ait olmayan ve bağlanamayan bir numara verir.',
  launch_bad: 'Yalnızca görünen ad kullan',
  launch_good: 'Yeni veya mevcut bir WhatsApp numarası kullan',
  launch_waiting: 'Facebook’un yüklenmesi bekleniyor…',
  here: 'Bu pencerede devam et',
  here_text: '{company} numaranızı bağlamak istiyor. Facebook burada açılır ve sizi geri getirir.',

  handoff_offer: 'Facebook yöneticisi değil misiniz?',

  in_app: 'Tarayıcınızda açın',
  in_app_text: 'Başka bir uygulamanın tarayıcısındasınız; Facebook penceresinin açılmasını engelleyebilir.',

  popup: 'Facebook penceresinde tamamlayın',
  popup_text: 'Bitirdiğinizde bu sayfa kendiliğinden devam eder.',
  popup_focus: 'Pencereyi göster',
  popup_give_up: 'Pencereyi kapattım',
  popup_answer: 'Facebook yanıt verdi. Bir dakika…',
  popup_over: 'Pencere kapandı. Bir dakika…',

  close_ask: 'Numaranız bağlanmadan kapatılsın mı?',
  close_text: 'Hiçbir şey kaybolmaz: yaptıklarınız saklanır, yeniden açıp devam edebilirsiniz.',
  close_keep: 'Sürdür',
  close_leave: 'Yine de kapat',

  finishing: 'Numaranız bağlanıyor',
  finishing_text: 'Birkaç saniye sürer. Lütfen bu sayfayı açık tutun.',
  finishing_exchange: 'Facebook ile onaylanıyor',
  finishing_choose: 'Numaranız bulunuyor',
  finishing_subscribe: 'Mesajlar açılıyor',
  finishing_register: 'Numara kaydediliyor',
  finishing_sync: 'Kişiler ve sohbetler aktarılıyor',
  finishing_complete: 'Tamamlanıyor',
  finishing_slow: 'Facebook yavaş yanıt veriyor. Denemeyi sürdürüyoruz.',
  finishing_silent: 'Sunucuya ulaşamıyoruz. Bağlantınızı kontrol edin; denemeyi sürdürüyoruz.',
  status_done: 'tamam',
  status_now: 'sürüyor',

  pin: 'Numaranın PIN’ini girin',
  pin_text: 'Numarada iki adımlı doğrulama açık. WhatsApp’ta bu numara için belirlenen PIN’i yazın.',
  pin_label: 'Altı haneli PIN',
  pin_help: 'SMS ile gelen kod değildir. PIN’i WhatsApp Yöneticisi’nde sıfırlayabilirsiniz.',
  pin_wrong: 'PIN doğru değil. Birkaç yanlış denemeden sonra WhatsApp numarayı kilitler.',
  pin_silent: 'PIN gönderilemedi. Bağlantınızı kontrol edip yeniden deneyin.',

  done: 'Numaranız bağlandı',
  done_text: 'Artık mesajlarını {company} gönderip alabilir.',
  done_redirect: '{company} sitesine geri dönülüyor…',
  done_continue: 'Şimdi {company} sitesine git',
  done_close: 'Bu sayfayı kapatabilirsiniz.',
  stay: 'Bu sayfada kal',
  waiting_note:
    'Bakmaya devam ediyoruz. Facebook hazır olunca numara kendiliğinden bağlanır; bu sayfadan ayrılabilirsiniz.',

  failed_back: '{company} sitesine dön',
  failed_code: 'Hata kodu: {code}',
  failed_when: 'Şu andan itibaren yeniden deneyebilirsiniz: {time}.',
  copy: 'Bağlantıyı kopyala',
  copied: 'Kopyalandı',
  retry: 'Yeniden dene',
  sign_again: 'Facebook ile yeniden devam et',
  choose_other: 'Yeniden seç',
  new_link: 'Yeni bağlantı alın',
  contact: '{company} ile iletişime geçin',

  server_unreachable: 'Sunucuya ulaşamıyoruz\nBağlantınızı kontrol edip yeniden deneyin.',
}

export const left: LeftWords = {
  left_one: 'Bağlandı. İlk mesajınızdan önce bir şey kaldı',
  left_some: 'Bağlandı. İlk mesajınızdan önce birkaç şey kaldı',
  left_wait: 'Tamamlandığında bu sayfa bunu kendiliğinden gösterir.',
  left_pay: 'Ödeme yöntemi ekle',
  left_manager: 'WhatsApp Yöneticisi’ni aç',

  history_unavailable: 'Önceki sohbetleriniz aktarılamadı. Yeni mesajlar her zamanki gibi gelir.',
  payment_missing: 'WhatsApp mesajlar için ücret alır: ödeme yöntemi olmadan hiçbiri gitmez, yanıt bile.',
  name_pending: 'WhatsApp görünen adı hâlâ inceliyor. O zamana kadar daha az mesaj gönderilebilir.',
  name_declined: 'WhatsApp görünen adı reddetti. WhatsApp Yöneticisi’nde başka bir ad seçin.',
  meta_number: 'Bu numarayı size WhatsApp veriyor. Görünen adı onaylanınca mesaj gönderebilir.',
  number_restricted: 'WhatsApp bu numarayı kısıtladı. Nedeni WhatsApp Manager’da yazar.',
  number_flagged: 'Birçok kişi bu numaranın mesajlarını bildirdi. WhatsApp kısıtlayabilir.',
  number_rate_limited: 'Bu numara şimdilik gönderebileceği her şeyi gönderdi.',
  number_disconnected: 'Bu numara WhatsApp’ta çevrimdışı. Nedeni WhatsApp Manager’da yazar.',
}

export const message: MessageWords = {
  message_offer: 'Kendinize bir deneme mesajı gönderin',
  message_text: 'WhatsApp olan bir telefondan yeni numaranıza yazın. Mesaj gelince burada görürsünüz.',
  message_open: 'WhatsApp ile yaz',
  message_qr: 'Veya bunu telefonla tarayın',
  message_hello: 'Merhaba! Bu bir deneme mesajıdır.',
  message_received: 'Deneme mesajınız geldi. Numara çalışıyor.',
}

export const help: HelpWords = {
  handoff: 'Başka birine devredin',
  handoff_text: 'Bu bağlantıyı Facebook’ta işletmenizi yöneten kişiye gönderin. Bu sayfa kendiliğinden izler.',
  handoff_name: 'Adınız; kimin istediği bilinsin',
  handoff_share: 'Bağlantıyı gönder',
  handoff_whatsapp: 'WhatsApp ile gönder',
  handoff_email: 'E-postayla gönder',
  handoff_message: 'Lütfen WhatsApp numaramızı {company} ile bağla. 2 – 5 dakika sürer: {link}',
  handoff_qr: 'Veya telefonla tarayın',
  handoff_waiting: 'Bekleniyor. Bu sayfayı açık bırakabilirsiniz.',
  handoff_back: 'Burada yapayım',
  chosen_here: 'Seçiminiz: {what}',
  chosen_by: '{name} seçti: {what}',
  chosen_phone: 'Bir telefonda seçildi: {what}',
  chosen_computer: 'Bir bilgisayarda seçildi: {what}',
  type_ordinary_text:
    'Yalnızca Business uygulaması kalabilir. Aynı telefonda bu numarayla kurun: ücretsizdir, sohbetleriniz de taşınır. WhatsApp önce birkaç hafta kullanmanızı isteyebilir.',
  type_app: 'WhatsApp Business’ı edinin',
  ask_again: 'Yeni bağlantı iste',
  asked_again: '{company} biliyor ve size yeni bir bağlantı gönderecek.',
  pin_reset: 'PIN’i WhatsApp Manager’da sıfırla',
  trust_can: 'Bu numaranın mesajlarını göndermek ve almak.',
  trust_manage: 'Numaranın profilini, şablonlarını ve ayarlarını değiştirmek.',
  trust_cannot: 'Facebook’ta paylaşmak ya da orada yaptıklarınızı görmek.',
  trust_promise: 'Hiçbir şey paylaşılmaz, müşterilerinize mesaj gitmez.',
  trust_back: 'Bunu Facebook’taki işletme ayarlarınızdan istediğiniz zaman geri alabilirsiniz.',
  trust_charge: 'WhatsApp mesajlar için ücret alabilir.',
  trust_terms: 'Koşullar',
  trust_privacy: 'Gizlilik',
  phone_which: 'WhatsApp hangi telefonda?',
  phone_which_text: 'Numaranın olduğu telefondaki WhatsApp, başka bir ekrandaki kodu okumalıdır.',
  phone_this: 'Bu telefonda',
  phone_this_text: 'Siz bilgisayarda devam edersiniz, bu telefon ne yapacağınızı söyler.',
  phone_other: 'Başka bir telefonda',
  phone_other_text: 'Facebook burada açılır. O telefonu hazır tutun.',
  computer: 'Bilgisayarda devam edin',
  computer_text: 'Bu bağlantıyı kendinize gönderip orada açın. Bu sayfayı açık tutun: sonra ne yapacağınızı söyler.',
  computer_now: 'Şimdi bu telefonu alın',
  computer_now_text: 'Facebook bilgisayarda açık. Orada bir kod görününce:',
  computer_1: 'Bu telefonda WhatsApp Business’ı açın',
  computer_2: 'Facebook’tan gelen mesajı açıp “Bağlan”a dokunun',
  computer_3: 'Bilgisayardaki kodu okutun ya da yazın',
  stuck: 'Facebook’un penceresi ilerlemiyor mu?',
  stuck_open: 'Facebook’ta aç',
  stuck_business: 'İşletme hesabım yok',
  stuck_business_text: 'Pencerede ya da önce burada açın: ad, ülke ve web sitesi yeter.',
  stuck_grey: 'İşletmem soluk görünüyor',
  stuck_grey_text: 'Onu yalnızca tam yetkisi olanlar bağlayabilir. Kim oldukları ayarlarında yazar.',
  stuck_next: '“İleri” soluk görünüyor',
  stuck_next_text: 'Ülkeyi, https:// ile bir web sitesini ve o sitenin e-posta adresini girin.',
  stuck_pin: 'Unuttuğum bir PIN istiyor',
  stuck_pin_text: 'WhatsApp Manager’da yenisini belirleyin: numarayı, sonra iki adımlı doğrulamayı seçin.',
  stuck_limit: 'Çok fazla WhatsApp hesabım var',
  stuck_limit_text: 'Olanlardan birini seçin ya da kullanmadığınızı silin.',
  stuck_factor: 'İki faktörlü kimlik doğrulama istiyor',
  stuck_factor_text: 'Facebook hesabınızda açın, sonra pencerede devam edin.',
  stuck_app: 'İşletmem bu uygulamayı engelliyor',
  stuck_app_text: 'Yönetici, işletme ayarlarında uygulamalar altında izin verebilir.',
}

export const steps: StepsWords = {
  steps_progress: 'Soru {step}/{steps}',
  steps_optional: 'isteğe bağlı',
  steps_skip: 'Geç',
  steps_missing: 'Lütfen bunu yanıtlayın.',
  steps_long: 'Lütfen en fazla {max} karakter kullanın.',
  steps_text: 'Lütfen harf ve rakam kullanın.',
  steps_unsaved: 'Henüz kaydedilmedi: bağlantınızı kontrol edin. Denemeye devam ediyoruz.',
  steps_send: 'Gönder',
  steps_thanks: 'Teşekkürler!',
  steps_email: 'Lütfen e-posta adresini kontrol edin.',
  steps_url: 'Lütfen https://example.com gibi bir adres yazın.',
  steps_phone: 'Lütfen ülke koduyla başlayın, örneğin +1 415 555 0123.',
  steps_choose: 'Seçin…',
  steps_country: 'Lütfen bir ülke seçin.',
  steps_option: 'Lütfen birini seçin.',
  steps_known: 'Bu hâlâ doğru mu?',
  steps_https: 'Facebook https:// ile başlayan bir web sitesi ister.',
  steps_domain: 'Facebook, web sitenizin alan adından bir e-posta adresi isteyebilir.',
  steps_name: 'WhatsApp bu adı reddedebilir. İşletmenizin gerçek adını kullanın.',
  steps_elsewhere: '{company} sayfasında devam edin',
}

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
  begun_elsewhere:
    'Bu işlem başka bir tarayıcıda başlatıldı\nHiçbir şey bağlanmadı. {company} için bir numara bağlamak istiyorsanız burada yeniden başlayın.',

  permission_missing: 'Bir izin eksik\nLütfen Facebook’un son adımında tüm izinleri açık bırakın.',
  asset_mismatch: 'O hesap paylaşılmadı\nFacebook başka bir hesap bildirdi. Lütfen yeniden seçin.',
  no_number: 'Telefon numarası eklenmedi\nFacebook penceresinde numaranızı seçin veya ekleyin.',
  number_unverified: 'Numara henüz doğrulanmadı\nFacebook penceresinde kodu SMS veya aramayla alıp oraya yazın.',
  display_name_only:
    'Bu kendi numaranız değil\n“Yalnızca görünen ad” bağlanamaz. “Yeni veya mevcut bir WhatsApp numarası kullan” seçeneğini seçin.',
  connection_type_mismatch: 'Numara seçiminize uymuyor\nLütfen yeniden seçin.',
  configuration_retired:
    'Bu yol henüz hazır değil\nSizin hatanız değil: {company} bir ayarı değiştirmeli. Lütfen onlara aşağıdaki kodu bildirin.',
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
  forbidden: 'Bu bağlantı çalışmıyor\n{company} şirketinden yenisini isteyin.',
  not_found: 'Bu kayıt bulunamadı\nBağlantıyı yeniden açın veya {company} şirketinden yenisini isteyin.',
  invalid_request: 'Bir şey uymadı\nLütfen aşağıdaki kodu {company} şirketine bildirin.',
  conflict: 'Süren bir işlem var\nBiraz bekleyip yeniden deneyin.',
  rate_limited: 'Bir anda çok fazla deneme yapıldı\nBir dakika bekleyip yeniden deneyin.',
  internal: 'Bizim tarafımızda bir sorun oldu\nYaptıklarınız saklandı. Lütfen yeniden deneyin.',
}
