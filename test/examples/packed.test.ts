import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runExample, signUpAt } from './run-example.ts'

const examples = join(import.meta.dirname, '../../examples')
const names = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => name !== 'jest')

const npm = (folder: string, ...args: string[]) =>
  execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

describe('a stranger, with the package as it is published,', () => {
  const work = mkdtempSync(join(tmpdir(), 'patchbay-packed-'))
  let tarball: string

  beforeAll(() => {
    const [packed] = JSON.parse(npm(join(examples, '..'), 'pack', '--json', '--pack-destination', work))
    tarball = join(work, packed.filename)
  }, 120_000)
  afterAll(() => rmSync(work, { recursive: true, force: true }), 120_000)

  function installed(name: string): string {
    const folder = join(work, name)
    cpSync(join(examples, name), folder, { recursive: true, filter: (file) => !file.includes('node_modules') })
    npm(folder, 'ci', '--no-audit', '--no-fund')
    npm(folder, 'install', '--save', '--no-package-lock', '--no-audit', '--no-fund', tarball)
    return folder
  }

  it('tests a component of their own with Jest, in jsdom and by require', () => {
    expect(() => npm(installed('jest'), 'test')).not.toThrow()
  }, 600_000)

  it.each(names)(
    'installs, builds and starts the app on %s, and takes a customer through a signup',
    async (name) => {
      const folder = installed(name)
      npm(folder, 'run', 'build', '--if-present')
      await using app = await runExample(folder, ['npm', 'start'])
      const { steps, mine, ofAnother } = await signUpAt(app)
      expect(steps).toEqual([303, 200, 200, 200, 'completed'])
      expect(mine).toEqual({ status: 200, text: expect.stringMatching(/^Connected \+\d/) })
      expect(ofAnother).toMatchObject({ status: 400, text: expect.stringContaining('No number was connected here') })
      rmSync(folder, { recursive: true, force: true })
    },
    600_000,
  )
})
