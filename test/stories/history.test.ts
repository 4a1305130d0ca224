import { expect, it } from 'vitest'
import { back, forth, type History, step } from '../../stories/studio/history.ts'

const begun: History<number> = { past: [], now: 0, future: [] }

it('goes back and forth through the steps, and forgets what was undone once something else is done', () => {
  const three = [1, 2, 3].reduce((history, value) => step(history, value), begun)
  expect(back(back(three)).now).toBe(1)
  expect(forth(back(back(three))).now).toBe(2)
  expect(forth(forth(forth(back(back(three))))).now, 'the end is the end').toBe(3)
  expect(back(back(back(back(three)))).now, 'the beginning is the beginning').toBe(0)
  const other = step(back(three), 9)
  expect([other.now, forth(other).now, back(other).now]).toEqual([9, 9, 2])
})

it('takes the dragging of one slider as one step, and two fields or two moments as two', () => {
  const dragged = [5, 6, 7].reduce((history, radius, at) => step(history, radius, 'radius', 1_000 + at * 100), begun)
  expect(back(dragged).now).toBe(0)
  expect(back(step(dragged, 8, 'font', 1_250)).now).toBe(7)
  expect(back(step(dragged, 8, 'radius', 9_000)).now).toBe(7)
  expect(back(step(step(begun, 1), 2)).now, 'steps about nothing in particular are steps').toBe(1)
})
