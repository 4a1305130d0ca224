import type { FaultCode } from '../../contract/index.ts'
import { en } from './en.ts'

/** A whole language: one that lacks a sentence does not compile, nor does a fault that has no words. */
export type Words = Record<keyof typeof en | FaultCode, string>

/** Says the sentence of that name, its braces filled. */
export type Say = (name: keyof Words, values?: Record<string, string | number>) => string

/** English is there from the start; the others come when somebody needs them. */
const others: Record<string, () => Promise<Words>> = {
  es: () => import('./es.ts').then(({ es }) => es),
}

/** The language of ours that fits the first of `wanted` (`es-MX` fits `es`), else English. */
export function languageFor(wanted: readonly (string | null | undefined)[]): string {
  for (const locale of wanted) {
    const language = locale?.toLowerCase().split(/[-_]/)[0]
    if (language === 'en' || (language && Object.hasOwn(others, language))) return language
  }
  return 'en'
}

/** English at once, another language when it has come; English again when it does not. */
export function wordsOf(language: string): Words | Promise<Words> {
  return others[language]?.().catch(() => en) ?? en
}

/** A sentence of `words`, or of the host's own where it has one. */
export const speak =
  (words: Words, messages: Partial<Words> | undefined, company: string): Say =>
  (name, values) =>
    (messages?.[name] ?? words[name]).replace(/\{(\w+)\}/g, (braces, value: string) =>
      String({ company, ...values }[value] ?? braces),
    )

const metaLocales: Record<string, string> = {
  ...{ ar: 'ar_AR', en: 'en_US', es: 'es_LA', hi: 'hi_IN', id: 'id_ID', pt: 'pt_BR' },
}

/** The name Meta's SDK has for a language, as it stands in the script's address. */
export const sdkLocale = (locale: string | null | undefined) =>
  metaLocales[(locale ?? globalThis.navigator?.language ?? 'en').toLowerCase().split(/[-_]/)[0] as string] ?? 'en_US'
