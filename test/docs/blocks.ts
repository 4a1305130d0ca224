import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

/** A fenced block of a page. */
export interface Block {
  language: string
  code: string
  /** From `<!-- not run: … -->` in the line before it: why it does not run here. */
  notRun: string | undefined
}

export interface DocsPage {
  name: string
  blocks: Block[]
}

/** The README, then the pages in the order in which it links to them, then the others. */
export function pagesOfDocs(): DocsPage[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const linked = [...readme.matchAll(/\]\((docs\/[\w-]+\.md)/g)].map(([, path]) => path as string)
  const others = readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
  return [...new Set(['README.md', ...linked, ...others])].map((name) => ({
    name,
    blocks: blocksOf(readFileSync(join(root, name), 'utf8')),
  }))
}

const blocksOf = (page: string): Block[] =>
  [...page.matchAll(/^(?:<!-- not run: (.*?) -->\n+)?```(\w*)\n(.*?)^```$/gms)].map(([, notRun, language, code]) => ({
    language: language as string,
    code: code as string,
    notRun: notRun?.replace(/\s+/g, ' '),
  }))
