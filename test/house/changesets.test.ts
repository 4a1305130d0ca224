import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'patchbay-changesets-'))
afterEach(() => rmSync(copy, { recursive: true, force: true }))

const nextVersion = (...args: string[]) =>
  execFileSync(process.execPath, [join(root, 'scripts/release/next-version.ts'), ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  })

describe('the next version', () => {
  it('can be made of the changesets that wait', () => {
    expect(nextVersion('--check')).toMatch(/^(patchbay \S+ → \S+, by|No changeset)/)
  })

  it('takes their words into the changelog, and their number into the package', () => {
    mkdirSync(join(copy, '.changeset'), { recursive: true })
    for (const name of ['config.json', 'changelog.js'])
      cpSync(join(root, '.changeset', name), join(copy, '.changeset', name))
    const write = (name: string, text: string) => writeFileSync(join(copy, name), text)
    const read = (name: string) => readFileSync(join(copy, name), 'utf8')
    write('package.json', '{ "name": "patchbay", "version": "1.2.3", "workspaces": ["test/hosts/*"] }\n')
    write('CHANGELOG.md', '# Changelog\n\nWhat changes.\n\n## 1.2.3\n\n- Before.\n')
    write('.changeset/one.md', '---\n"patchbay": patch\n---\n\nA fault is mended.\n')
    write('.changeset/two.md', '---\n"patchbay": minor\n---\n\nNumbers can be named.\n')
    expect(nextVersion(copy)).toBe('patchbay 1.2.3 → 1.3.0, by one, two\n')
    expect(JSON.parse(read('package.json')).version).toBe('1.3.0')
    expect(read('CHANGELOG.md')).toMatch(
      /^# Changelog\n\nWhat changes\.\n\n## 1\.3\.0\n[\s\S]*Numbers can be named\.[\s\S]*A fault is mended\.[\s\S]*\n## 1\.2\.3\n/,
    )
    expect(readdirSync(join(copy, '.changeset')).sort()).toEqual(['changelog.js', 'config.json'])
  })
})
