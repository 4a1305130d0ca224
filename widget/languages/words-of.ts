import { named } from './named.ts'

/** A language's texts of one part; in English where they could not be loaded, or where the language is English. */
export async function wordsOf<W extends object>(
  own: W | (() => Promise<W | string[]>) | undefined,
  english: W,
): Promise<W> {
  const come = typeof own === 'function' ? await own().catch(() => english) : (own ?? english)
  return { ...english, ...named(come as string[], Object.keys(english)) }
}
