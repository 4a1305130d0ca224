import { type LanguageCode, languages } from '../../contract/languages.ts'

/** Makes the `say` function of some texts. */
export type SpeakWith = <W extends Record<string, string>>(
  words: W,
) => (name: keyof W, values?: Record<string, string | number | Date>) => string

/**
 * A number as a language writes it. A number of up to three digits looks the same in most of our languages, and the first use of
 * Intl takes a slow phone a tenth of a second, too long for "step 1 of 5".
 */
const written = (number: number, language: string) =>
  number < 1_000 && !languages[language as LanguageCode]?.digits ? String(number) : number.toLocaleString(language)

/**
 * A sentence of the texts, or of the host's own if it has one. Numbers are formatted for the language. Where writing directions
 * meet, inserted text is isolated, so that a phone number keeps its order in Arabic; an address is inserted unchanged, because it
 * is copied.
 */
export const speak =
  (messages: Partial<Record<string, string>> | undefined, company: string, language = 'en'): SpeakWith =>
  (words) =>
  (name, values) => {
    const sentence = messages?.[name as string] ?? words[name] ?? words.server_unreachable ?? ''
    const filled: Record<string, string | number | Date | undefined> = { company, ...values }
    return sentence.replace(/\{(\w+)\}/g, (braces, value: string) => {
      const given = filled[value] ?? braces
      if (given instanceof Date) return given.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
      if (typeof given === 'number') return written(given, language)
      return /[\u0590-\u08ff]/.test(sentence + given) && !/^https?:/.test(given) ? `\u2068${given}\u2069` : given
    })
  }
