import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { applyReleasePlan } from '@changesets/apply-release-plan'
import { assembleReleasePlan } from '@changesets/assemble-release-plan'
import { readConfig } from '@changesets/config'
import { readChangesets } from '@changesets/read'

/**
 * `npm run next-version`: takes what stands in `.changeset/` into the next version: its number in package.json, its section in
 * CHANGELOG.md. The command line of changesets does not see our package, since it is the root of npm workspaces (which hold
 * React 18 for a test); so its parts are called here.
 *
 * `--check` changes nothing, and fails where a file of `.changeset/` cannot be read. Another folder than ours may be named.
 */
const [folder = join(import.meta.dirname, '../..')] = process.argv.slice(2).filter((word) => word !== '--check')
const root = resolve(folder)
const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const us = { dir: root, relativeDir: '.', packageJson }
const packages = { rootDir: root, rootPackage: us, packages: [us], tool: { type: 'root' } } as unknown as Parameters<
  typeof assembleReleasePlan
>[1]

const { config, errors } = await readConfig(root, packages)
if (!config) throw new Error(errors.join('\n'))
const changesets = await readChangesets(root)
const plan = assembleReleasePlan(changesets, packages, config, undefined)
const next = plan.releases.find(({ name }) => name === packageJson.name)
if (!next) console.log('No changeset in .changeset/: nothing that users notice has changed.')
else {
  console.log(`${packageJson.name} ${next.oldVersion} → ${next.newVersion}, by ${next.changesets.join(', ')}`)
  if (!process.argv.includes('--check')) await applyReleasePlan(plan, packages, config, undefined, root)
}
