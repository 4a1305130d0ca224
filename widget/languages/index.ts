import type { FaultCode } from '../../contract/index.ts'
import { en } from './en.ts'
import type { faults as enFaults } from './en-faults.ts'

/** A whole language: one that lacks a sentence does not compile, nor does a fault that has no words. */
export type Words = Record<keyof typeof en | keyof typeof enFaults | FaultCode, string>

/** Says the sentence of that name, its braces filled. */
export type Say = (name: keyof Words, values?: Record<string, string | number>) => string

/** What a customer reads who meets no trouble; and the words for trouble. Two parts, so that each stays small. */
export type EverydayWords = Omit<Words, FaultCode>
export type FaultWords = Pick<Words, FaultCode>

interface Language {
  words: EverydayWords
  faults(): Promise<FaultWords>
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

/** Some words and their language; `whole` when those for trouble are among them. */
export interface Spoken {
  language: string
  words: Words
  whole: boolean
}

const english = {
  language: 'en',
  words: en,
  faults: () => import('./en-faults.ts').then(({ faults }) => faults),
}

/**
 * Shows English at once, another language when its words have come; and again when those for trouble are there too, which come
 * right after. In English what does not come.
 */
export async function showWords(wanted: string, show: (spoken: Spoken) => void) {
  const load = others[wanted]
  const found =
    load &&
    (await load().then(
      (come) => ({ ...come, language: wanted }),
      () => undefined,
    ))
  const { language, words, faults } = found ?? english
  const everyday = { ...en, ...words } as Words
  show({ language, words: everyday, whole: false })
  show({ language, words: { ...everyday, ...(await faults().catch(() => null)) }, whole: true })
}

/** Makes a `say` of some words. */
export type SpeakWith = <W extends Record<string, string>>(
  words: W,
) => (name: keyof W, values?: Record<string, string | number>) => string

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
    const filled: Record<string, string | number | undefined> = { company, ...values }
    return sentence.replace(/\{(\w+)\}/g, (braces, value: string) => {
      const given = filled[value] ?? braces
      if (typeof given === 'number') return given.toLocaleString(language)
      return /[\u0590-\u08ff]/.test(sentence + given) && !/^https?:/.test(given) ? `\u2068${given}\u2069` : given
    })
  }

const sdkLocales: Record<string, string> = { en: 'en_US', es: 'es_LA', hi: 'hi_IN', ja: 'ja_JP', pt: 'pt_BR' }

/** The name Meta's SDK has for the widget's language, as it stands in the script's address. */
export function sdkLocale(locale: string | null | undefined): string {
  const language = languageFor([locale, ...(globalThis.navigator?.languages ?? [])])
  return sdkLocales[language] ?? `${language}_${language.toUpperCase()}`
}
