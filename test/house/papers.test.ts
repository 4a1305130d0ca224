import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'docs/decisions')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

describe('the papers', () => {
  it('hold decisions as dated pages, each with its reason, and an index of them all', () => {
    const pages = readdirSync(folder).filter((name) => name !== 'README.md')
    const index = [...read('docs/decisions/README.md').matchAll(/\((\d{4}-[\w-]+\.md)\) \| (\d{4}-\d\d-\d\d) \|/g)]
    expect(index.map(([, name]) => name)).toEqual(pages.sort())
    for (const [, name, date] of index) {
      const page = read(`docs/decisions/${name}`)
      expect(page, name).toContain(`\nDate: ${date}\n`)
      for (const part of ['Why it matters', 'What we chose, and what we turned down', 'When to look again'])
        expect(page, name).toContain(`\n## ${part}\n`)
      expect(page.match(/\*\*Chosen:\*\*/g)?.length, name).toBe(page.match(/\*\*Turned down:\*\*/g)?.length)
    }
  })

  it('lead nowhere that is not there', () => {
    const papers = globSync(['*.md', 'docs/**/*.md', '.changeset/README.md'], { cwd: root })
    const broken = papers.flatMap((paper) =>
      [...read(paper).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map(([, target]) => target as string)
        .filter((target) => !existsSync(join(root, dirname(paper), target)))
        .map((target) => `${paper} links to ${target}, which is not there: correct the link.`),
    )
    expect(papers.length).toBeGreaterThan(20)
    expect(broken).toEqual([])
  })
})
