import { describe, expect, it } from 'vitest'
import { partOf } from './part.ts'

const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const seeds = Array.from({ length: 200 }, (_, nth) => `commit ${nth}`)

describe('a part that a commit draws', () => {
  it('is as large for every commit, in the order of the whole', () => {
    for (const seed of seeds) {
      const part = partOf(all, 3, String, seed)
      expect(part).toHaveLength(3)
      expect(part).toEqual([...part].sort())
    }
  })

  it('gives each its turn, and draws alike for the same commit', () => {
    const turns = seeds.flatMap((seed) => partOf(all, 3, String, seed))
    for (const one of all) expect(turns.filter((other) => other === one).length).toBeGreaterThan(50)
    for (const seed of seeds) expect(partOf(all, 3, String, seed)).toEqual(partOf(all, 3, String, seed))
  })

  it('is the whole without a seed', () => expect(partOf(all, 3, String, '')).toEqual(all))
})
