import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { breath, createPace, soonest } from '../../../server/runtime/pace.ts'

describe('the pace of sweeps', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
  afterEach(() => void vi.useRealTimers())

  const sweptFor = async (milliseconds: number) => {
    const pace = createPace()
    await pace.measure(async () => vi.advanceTimersByTime(milliseconds))
    return pace
  }

  it.each([
    ['at once after a quick one', 0.5, 0, soonest],
    ['three times as long after a sweep as it took', 10, 0, 30],
    ['the sooner, the longer the work after the sweep lasted', 10, 20, 10],
    ['at once after work that lasted longer than the pause', 10, 200, soonest],
    ['within a breath, however long a sweep takes', 400, 0, breath],
  ])('sweeps %s', async (_, took, since, pause) => {
    const pace = await sweptFor(took)
    vi.advanceTimersByTime(since)
    expect(pace.pause()).toBeCloseTo(pause)
  })

  it('sweeps at once before it knows how long that takes', () => expect(createPace().pause()).toBe(soonest))
})
