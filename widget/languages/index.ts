import { languageCodes, languages } from '../../contract/languages.ts'
import { faultCodes } from '../../contract/remedies.ts'
import { en } from './en.ts'
import { named } from './named.ts'
import type { EverydayWords, FaultWords, Words } from './words.ts'

/** A translation: sentences by name as they are written here; without the names as they are published (`named`). */
interface Language {
  words: Partial<EverydayWords> | string[]
  /** What is said of trouble. As it is published, it comes apart from the rest. */
  faults: FaultWords | (() => Promise<FaultWords | string[]>)
}

/** The language of ours that fits the first of `wanted` (`es-MX` fits `es`), else English. */
export function languageFor(wanted: readonly (string | null | undefined)[]): string {
  for (const locale of wanted) {
    const language = languageCodes.find((code) => code === locale?.toLowerCase().split(/[-_]/)[0])
    if (language) return language
  }
  return 'en'
}

/** Which way a language is written. */
export const directionOf = (language: string) => languages[language as keyof typeof languages]?.direction ?? 'ltr'

/** A language that has come, and what its first screen says. */
export interface Spoken extends Language {
  language: string
  first: Partial<Words>
}

const english: Spoken = {
  language: 'en',
  first: en,
  words: {},
  faults: () => import('./en-faults.ts').then(({ faults }) => faults),
}

/** Shows a language when it has come: English at once, and in place of what does not come. */
export async function showLanguage(wanted: string, show: (spoken: Spoken) => void) {
  const come: Language | null = wanted === 'en' ? null : await import(`./translations/${wanted}.ts`).catch(() => null)
  const first = come && { ...en, ...named(come.words, Object.keys(en)) }
  show(come ? { ...come, language: wanted, first: first as Partial<Words> } : english)
}

/** What a language says of trouble: nothing where that does not come, and then there is what every language has to say. */
export const wordsForTrouble = async ({ faults }: Spoken) =>
  named(
    typeof faults === 'function' ? await faults().catch(() => ({})) : faults,
    faultCodes.filter((code) => code !== 'server_unreachable'),
  ) as Partial<Words>
