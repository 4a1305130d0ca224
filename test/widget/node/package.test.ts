import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** What `npm publish` would send, packed as it would be. */
function tarball(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-pack-'))
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root })
  return readFileSync(join(folder, readdirSync(folder)[0] as string))
}

it('is a package that publint has nothing to say about', async () => {
  const { messages, pkg } = await publint({ pkgDir: root, strict: true, level: 'suggestion' })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

it('gives every door its types, to bundlers and to Node’s own modules', async () => {
  const result = await checkPackage(createPackageFromTarballData(tarball()))
  if (!result.types) throw new Error('the package has no types')
  // It is made of ES modules alone: `require` of them is Node 22's to answer, and Node 10's resolution knows no `exports`.
  const problems = result.problems
    .filter((problem) => problem.kind !== 'CJSResolvesToESM')
    .filter((problem) => !('resolutionKind' in problem && problem.resolutionKind === 'node10'))
  expect(problems).toEqual([])
})
