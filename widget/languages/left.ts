import { left as english } from './en-left.ts'
import type { Spoken } from './index.ts'
import { named } from './named.ts'
import type { LeftWords } from './words.ts'

/** A language's texts for what is left to do; in English where they could not be loaded. */
export async function wordsForLeft({ left = english }: Pick<Spoken, 'left'>): Promise<LeftWords> {
  const come = typeof left === 'function' ? await left().catch(() => english) : left
  return { ...english, ...named(come, Object.keys(english)) }
}
