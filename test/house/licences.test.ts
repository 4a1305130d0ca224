import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { licences, page, permitted, written } from '../../scripts/release/licences.ts'

const all = licences()

it('brings packages whose licences ask for a notice at most', () => {
  const others = [...all].filter(([licence]) => !permitted.includes(licence))
  expect(others, 'choose another package, or ask before you add a licence to the list').toEqual([])
})

it('lists the licences of what it brings', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const named = [...all.values()].flat()
  for (const [name, version] of Object.entries(dependencies)) expect(named).toContain(`${name} ${version}`)
  expect(readFileSync(page, 'utf8'), 'npm run licences writes the page').toBe(written(all))
})
