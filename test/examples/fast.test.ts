import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runExample, signUpAt } from './run-example.ts'

const root = join(import.meta.dirname, '../..')

/** The example's own files, where Patchbay as it is built and the packages of this repository are found. */
function copied(name: string) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const folder = mkdtempSync(join(root, `dist/example-${name}-`))
  cpSync(join(root, 'examples', name), folder, {
    recursive: true,
    filter: (file) => !/package(-lock)?\.json$|node_modules/.test(file),
  })
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

describe('a host app on', () => {
  it.each([
    ['hono', 'server.ts'],
    ['fastify', 'server.ts'],
    ['nest', 'build/main.js'],
  ])('%s takes a customer through a signup to a result that it verifies', async (name, main) => {
    using copy = copied(name)
    if (main.startsWith('build')) execFileSync('tsc', ['-p', copy.folder], { stdio: 'inherit' })
    await using app = await runExample(copy.folder, [process.execPath, main])
    const { steps, mine, ofAnother } = await signUpAt(app)
    expect(steps).toEqual([303, 200, 200, 200, 'completed'])
    expect(mine).toEqual({ status: 200, text: expect.stringMatching(/^Connected \+\d/) })
    expect(ofAnother).toMatchObject({ status: 400, text: expect.stringContaining('No number was connected here') })
  })
})
