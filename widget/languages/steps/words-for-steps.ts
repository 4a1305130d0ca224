import type { Spoken } from '../index.ts'
import { named } from '../named.ts'
import type { Words } from '../words.ts'

/** English texts of one part, and how many sentences of a translation are before them. */
export interface WordsPart {
  words: Partial<Words>
  from: number
}

/** A language's texts for some parts of the steps; in English where they could not be loaded. */
export async function wordsForSteps({ steps }: Pick<Spoken, 'steps'>, parts: WordsPart[]): Promise<Partial<Words>> {
  const come = typeof steps === 'function' ? await steps().catch(() => undefined) : steps
  return Object.assign(
    {},
    ...parts.flatMap(({ words, from }) => [words, come && named(come as string[], Object.keys(words), from)]),
  )
}
