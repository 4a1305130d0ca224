import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fresh } from './known.ts'

const root = join(import.meta.dirname, '../..')

type Named = { name: string }
type Issue = { file: string } & Record<string, Named[] | Named[][]>

/** What each kind of finding of knip's (https://knip.dev/reference/issue-types) says of a file. */
const sentences: Record<string, (name: string) => string> = {
  files: () => 'is imported by nobody: delete it, or name it as an entry in knip.json.',
  exports: (name) => `exports ${name}, which nobody imports: drop the word export, or the name with it.`,
  types: (name) => `exports the type ${name}, which nobody imports: drop the word export, or the type with it.`,
  duplicates: (name) => `exports one thing under several names (${name}): keep one.`,
  dependencies: (name) => `depends on ${name}, which nobody imports: uninstall it.`,
  devDependencies: (name) => `depends on ${name}, which nobody imports: uninstall it.`,
  unlisted: (name) => `imports ${name}, which package.json does not name: install it.`,
  unresolved: (name) => `imports ${name}, which is not there.`,
}

it('exports nothing for nobody, and depends on nothing that it does not use', () => {
  const knip = join(root, 'node_modules/knip/bin/knip.js')
  const { stdout, stderr } = spawnSync(process.execPath, [knip, '--reporter', 'json', '--no-progress'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const { issues } = JSON.parse(stdout) as { issues: Issue[] }
  const found = issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, all]) =>
      all.map(
        (one) =>
          `${file} ${sentence(
            kind,
            [one]
              .flat()
              .map(({ name }) => name)
              .join(', '),
          )}`,
      ),
    ),
  )
  expect(fresh(found)).toEqual([])
}, 120_000)

const sentence = (kind: string, name: string) => sentences[kind]?.(name) ?? `has an issue of the kind ${kind}: ${name}.`
