import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const { name, wholePackage, widgetPackage } = JSON.parse(read('package.json'))
const pages = ['README.md', ...globSync('docs/*.md', { cwd: root })]

/** What `npm install` is followed by, up to the end of the command. */
const installed = (text: string) =>
  [...text.matchAll(/npm (?:i|install|add) ([^`\n;&|)]+)/g)].flatMap(([, words = '']) => words.split(/\s+/))

describe('the names on npm', () => {
  it('are of this project wherever a reader installs it', () => {
    const ours = pages.flatMap((page) => installed(read(page))).filter((word) => word.startsWith(name))
    expect(ours.length).toBeGreaterThan(0)
    for (const word of ours) expect([`${name}@npm:${wholePackage}`, widgetPackage, wholePackage]).toContain(word)
  })

  it('are those that a release publishes', () => {
    expect(read('scripts/release/publish.ts')).toContain(`"name": "${name}"`)
    expect(read('package.json')).toContain(`"name": "${name}"`)
    expect([wholePackage, widgetPackage]).not.toContain(name)
  })
})
