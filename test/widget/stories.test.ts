import { expect, it } from 'vitest'
import * as stories from '../../stories/states.stories.tsx'
import { moves, type State } from '../../widget/machine.ts'

it('has a story for every state', () => {
  const { default: meta, ...shown } = stories
  const steps = Object.values(shown).map((story) => ((story.args as { state?: State })?.state ?? meta.args.state).step)
  expect(Object.keys(moves).filter((step) => !steps.includes(step as State['step']))).toEqual([])
})
