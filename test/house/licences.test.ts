import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { licences, page, permitted, written } from '../../scripts/release/licences.ts'

describe('the licences of what comes with the package', () => {
  it('ask for a notice at most', () => {
    const others = [...licences()].filter(([licence]) => !permitted.includes(licence))
    expect(others, 'choose another package, or ask before you add a licence to the list').toEqual([])
  })

  it('are listed as the lock file knows them', () => {
    expect(readFileSync(page, 'utf8'), 'npm run licences writes the page').toBe(written())
  })
})
