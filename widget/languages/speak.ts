import { type LanguageCode, languages } from '../../contract/languages.ts'

/** Makes a `say` of some words. */
export type SpeakWith = <W extends Record<string, string>>(
  words: W,
) => (name: keyof W, values?: Record<string, string | number | Date>) => string

/**
 * A number as a language writes it. One of three digits looks the same in most of ours, and the first question to Intl takes
 * a slow phone a tenth of a second, which "step 1 of 5" is not worth.
 */
const written = (number: number, language: string) =>
  number < 1_000 && !languages[language as LanguageCode]?.digits ? String(number) : number.toLocaleString(language)

/**
 * A sentence of the words, or of the host's own where it has one. Numbers are written as the language writes them. Where one
 * direction meets the other, what is filled in is set apart, so that a phone number does not come apart in Arabic; an
 * address is left as it is, for it is copied.
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
