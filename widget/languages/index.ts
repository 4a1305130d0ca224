import { type FaultCode, faultCodes } from '../../contract/remedies.ts'
import { en } from './en.ts'
import type { faults } from './en-faults.ts'
import type { later } from './en-later.ts'
import { named } from './named.ts'

/** The sentences of a signup that goes well: a language that lacks one does not compile. */
export type EverydayWords = Record<keyof typeof en | keyof typeof later, string>

/** What is said of trouble; a fault that has no words does not compile. That nothing can be reached has to be sayable without a network. */
export type FaultWords = Record<keyof typeof faults | Exclude<FaultCode, keyof EverydayWords>, string>

/** A whole language. */
export type Words = EverydayWords & FaultWords

/** Says the sentence of that name, its braces filled. */
export type Say = (name: keyof Words, values?: Record<string, string | number | Date>) => string

interface Language {
  /** By name as they are written here; without the names as they are published (`named`). */
  words: Partial<EverydayWords> | string[]
  faults(): Promise<FaultWords | string[]>
}

/** English is there from the start; the others come when somebody needs them. */
const others: Record<string, () => Promise<Language>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  hi: () => import('./hi.ts'),
  id: () => import('./id.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  pt: () => import('./pt.ts'),
  ru: () => import('./ru.ts'),
  tr: () => import('./tr.ts'),
}

/** Every language there is. */
export const languages = ['en', ...Object.keys(others)]

/** The language of ours that fits the first of `wanted` (`es-MX` fits `es`), else English. */
export function languageFor(wanted: readonly (string | null | undefined)[]): string {
  for (const locale of wanted) {
    const language = locale?.toLowerCase().split(/[-_]/)[0]
    if (language && languages.includes(language)) return language
  }
  return 'en'
}

/** Which way a language is written. */
export const directionOf = (language: string) => (language === 'ar' ? 'rtl' : 'ltr')

/** A language that has come, and what its first screen says. */
export interface Spoken extends Language {
  language: string
  first: Partial<Words>
}

const english: Spoken = {
  ...{ language: 'en', first: en, words: {} },
  faults: () => import('./en-faults.ts').then(({ faults }) => faults),
}

/** Shows a language when it has come: English at once, and in place of what does not come. */
export async function showLanguage(wanted: string, show: (spoken: Spoken) => void) {
  const load = others[wanted]
  const come = load && (await load().catch(() => null))
  const first = come && { ...en, ...named(come.words, Object.keys(en)) }
  show(come ? { ...come, language: wanted, first: first as Partial<Words> } : english)
}

/** What a language says of trouble: nothing where that does not come, and then there is what every language has to say. */
export const wordsForTrouble = async ({ faults }: Spoken) =>
  named(
    await faults().catch(() => ({})),
    faultCodes.filter((code) => code !== 'server_unreachable'),
  ) as Partial<Words>

/**
 * A number as a language writes it. One of three digits looks the same in all of ours but Arabic, and the first question to
 * Intl takes a slow phone a tenth of a second, which "step 1 of 5" is not worth.
 */
const written = (number: number, language: string) =>
  number < 1_000 && !language.startsWith('ar') ? String(number) : number.toLocaleString(language)

/** Makes a `say` of some words. */
export type SpeakWith = <W extends Record<string, string>>(
  words: W,
) => (name: keyof W, values?: Record<string, string | number | Date>) => string

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
