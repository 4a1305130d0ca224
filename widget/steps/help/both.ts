import type { Say, Words } from '../../languages/words.ts'
import type { View } from '../view.ts'

/** Says what a part brought with it, and everything else as the step does. */
export function both({ say, sayWith }: Pick<View<'handoff'>, 'say' | 'sayWith'>, words: Partial<Words>): Say {
  const own = sayWith(words)
  return (name, values) => (name in words ? own : say)(name, values)
}
