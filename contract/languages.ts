interface Row {
  sdk: string
  /** From the left where it is missing. */
  direction?: 'rtl'
  digits?: 'own'
}

/**
 * Every language that the widget speaks: the name that Meta's SDK has for it, which way it is written, and whether it
 * writes numbers with digits of its own.
 * Its words are in `widget/languages/translations/`.
 */
const rows = {
  en: { sdk: 'en_US' },
  ar: { sdk: 'ar_AR', direction: 'rtl', digits: 'own' },
  de: { sdk: 'de_DE' },
  es: { sdk: 'es_LA' },
  fr: { sdk: 'fr_FR' },
  hi: { sdk: 'hi_IN' },
  id: { sdk: 'id_ID' },
  it: { sdk: 'it_IT' },
  ja: { sdk: 'ja_JP' },
  pt: { sdk: 'pt_BR' },
  ru: { sdk: 'ru_RU' },
  tr: { sdk: 'tr_TR' },
} as const satisfies Record<string, Row>

export type LanguageCode = keyof typeof rows

export const languages: Record<LanguageCode, Row> = rows

export const languageCodes = Object.keys(languages) as [LanguageCode, ...LanguageCode[]]

/**
 * What a language calls itself, and the title of the hosted page until the widget has come: `joined` where the company is
 * known, which is also the first heading of the widget. This stands apart from the list above, since no browser needs it.
 */
export const languageTitles: Record<LanguageCode, { name: string; alone: string; joined: string }> = {
  en: { name: 'English', alone: 'Connect WhatsApp', joined: 'Connect WhatsApp to {company}' },
  ar: { name: 'العربية', alone: 'ربط واتساب', joined: 'ربط واتساب مع {company}' },
  de: { name: 'Deutsch', alone: 'WhatsApp verbinden', joined: 'WhatsApp mit {company} verbinden' },
  es: { name: 'Español', alone: 'Conecta WhatsApp', joined: 'Conecta WhatsApp con {company}' },
  fr: { name: 'Français', alone: 'Connectez WhatsApp', joined: 'Connectez WhatsApp à {company}' },
  hi: { name: 'हिन्दी', alone: 'WhatsApp जोड़ें', joined: 'WhatsApp को {company} से जोड़ें' },
  id: { name: 'Indonesia', alone: 'Hubungkan WhatsApp', joined: 'Hubungkan WhatsApp ke {company}' },
  it: { name: 'Italiano', alone: 'Collega WhatsApp', joined: 'Collega WhatsApp a {company}' },
  ja: { name: '日本語', alone: 'WhatsAppを接続', joined: 'WhatsAppを{company}に接続' },
  pt: { name: 'Português', alone: 'Conecte o WhatsApp', joined: 'Conecte o WhatsApp a {company}' },
  ru: { name: 'Русский', alone: 'Подключите WhatsApp', joined: 'Подключите WhatsApp к {company}' },
  tr: { name: 'Türkçe', alone: 'WhatsApp’ı bağlayın', joined: 'WhatsApp’ı {company} ile bağlayın' },
}
