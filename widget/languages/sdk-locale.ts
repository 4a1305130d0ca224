import { type LanguageCode, languages } from '../../contract/languages.ts'
import { languageFor } from './index.ts'

/** The name of the widget's language in the address of Meta's SDK. */
export function sdkLocale(locale: string | null | undefined): string {
  const language = languageFor([locale, ...(globalThis.navigator?.languages ?? [])]) as LanguageCode
  return languages[language].sdk
}
