import { languageCodes, languages } from '../../contract/languages.ts'
import { faultCodes } from '../../contract/remedies.ts'
import { requestAgain } from '../work/request-again.ts'
import { en } from './en.ts'
import { named } from './named.ts'
import type { EverydayWords, FaultWords, HelpWords, LeftWords, MessageWords, StepsWords, Words } from './words.ts'

/** A translation: sentences by name in the source; a list without names in the published package (`named`). */
interface Language {
  words: Partial<EverydayWords> | string[]
  /** The texts for faults. In the published package they are a separate file. */
  faults: FaultWords | (() => Promise<FaultWords | string[]>)
  /** The texts for what is left to do, likewise (`left.ts`). English has its own. */
  left?: LeftWords | (() => Promise<LeftWords | string[]>)
  /** The texts for the test message, likewise (`message.ts`). */
  message?: MessageWords | (() => Promise<MessageWords | string[]>)
  /** The texts for what only some open or meet, likewise (`help.ts`). */
  help?: HelpWords | (() => Promise<HelpWords | string[]>)
  /** The texts for the steps of a host's, likewise (`steps/`). */
  steps?: StepsWords | (() => Promise<StepsWords | string[]>)
}

/** The first of our languages that fits one of `wanted` (`es-MX` fits `es`), else English. */
export function languageFor(wanted: readonly (string | null | undefined)[]): string {
  for (const locale of wanted) {
    const language = languageCodes.find((code) => code === locale?.toLowerCase().split(/[-_]/)[0])
    if (language) return language
  }
  return 'en'
}

/** The writing direction of a language. */
export const directionOf = (language: string) => languages[language as keyof typeof languages]?.direction ?? 'ltr'

/** A language that has loaded, with the texts of its first screen. */
export interface Spoken extends Language {
  language: string
  first: Partial<Words>
}

const english: Spoken = {
  language: 'en',
  first: en,
  words: {},
  faults: () => import('./en-faults.ts').catch(requestAgain).then(({ faults }) => faults),
}

/** Shows a language when it has loaded: English until then, and when it could not be loaded. */
export async function showLanguage(wanted: string, show: (spoken: Spoken) => void) {
  const come: Language | null =
    wanted === 'en' ? null : await import(`./translations/${wanted}.ts`).catch(requestAgain).catch(() => null)
  const first = come && { ...en, ...named(come.words, Object.keys(en)) }
  show(come ? { ...come, language: wanted, first: first as Partial<Words> } : english)
}

/** A language's texts for faults. Undefined when they could not be loaded; then the general text of each language is shown. */
export const wordsForTrouble = async ({ faults }: Spoken) =>
  named(
    typeof faults === 'function' ? await faults().catch(() => ({})) : faults,
    faultCodes.filter((code) => code !== 'server_unreachable'),
  ) as Partial<Words>
