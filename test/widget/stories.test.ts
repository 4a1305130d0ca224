import { expect, it } from 'vitest'
import { stepStories } from '../../stories/all.ts'
import { moves } from '../../widget/moves.ts'

it('has a story for every state, in the file of its name', () => {
  const told = stepStories.map(({ file, props }) => `${file}: ${props.state.step}`)
  expect(Object.keys(moves).filter((step) => !told.includes(`${step}: ${step}`))).toEqual([])
})
