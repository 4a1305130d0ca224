import { type LanguageCode, languages } from '../../contract/languages.ts'
import { languageFor } from './index.ts'

/** The name Meta's SDK has for the widget's language, as it stands in the script's address. */
export function sdkLocale(locale: string | null | undefined): string {
  const language = languageFor([locale, ...(globalThis.navigator?.languages ?? [])]) as LanguageCode
  return languages[language].sdk
}
