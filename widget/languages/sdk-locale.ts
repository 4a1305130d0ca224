import { languageFor } from './index.ts'

const sdkLocales: Record<string, string> = { en: 'en_US', es: 'es_LA', hi: 'hi_IN', ja: 'ja_JP', pt: 'pt_BR' }

/** The name Meta's SDK has for the widget's language, as it stands in the script's address. */
export function sdkLocale(locale: string | null | undefined): string {
  const language = languageFor([locale, ...(globalThis.navigator?.languages ?? [])])
  return sdkLocales[language] ?? `${language}_${language.toUpperCase()}`
}
