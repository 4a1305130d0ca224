import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { together } from '../../../server/runtime/together.ts'

describe('questions that are asked together', () => {
  it('become one statement, and each gets its own answer', async () => {
    const statements: number[][] = []
    const double = together(async (all: number[]) => {
      statements.push(all)
      return all.map((one) => 2 * one)
    })
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6])
    expect(statements).toEqual([[1, 2, 3]])
  })

  it('are answered by a statement that began after they were asked', async () => {
    let state = 'valid'
    const read = together(async (all: string[]) => {
      const found = state
      await setTimeout(5)
      return all.map(() => found)
    })
    const before = read('key')
    await new Promise(setImmediate) // The statement has read the row by now.
    state = 'revoked'
    expect(await Promise.all([before, read('key')])).toEqual(['valid', 'revoked'])
  })

  it('fail together, and the next ones do not', async () => {
    let away = true
    const read = together(async (all: string[]) => {
      if (away) throw new Error('the database is away')
      return all
    })
    const failed = await Promise.allSettled([read('a'), read('b')])
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    away = false
    expect(await read('c')).toBe('c')
  })

  it('do not wait for a statement that hangs', async () => {
    let free = () => {}
    const hangs = new Promise<void>((resolve) => {
      free = resolve
    })
    const read = together(async (all: string[]) => {
      if (all.includes('hangs')) await hangs
      return all
    })
    const first = read('hangs')
    await setTimeout(80)
    expect(await read('next')).toBe('next')
    free()
    expect(await first).toBe('hangs')
  })
})
