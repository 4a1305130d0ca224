import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Publishes what was tested, and says where it was built (`npm publish --provenance`, https://docs.npmjs.com/generating-provenance-statements).
 * Everything that has to be true first is checked, and named when it is not. Without `--publish` nothing leaves: npm packs the
 * package and tells what would be in it.
 *
 * Provenance needs a CI that npm trusts (GitHub Actions or GitLab CI with an identity token): a laptop cannot give it, and
 * so cannot publish.
 */
const root = join(import.meta.dirname, '..')
const publishing = process.argv.includes('--publish')
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: root, encoding: 'utf8' }).trim()
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')

const checks: [what: string, holds: () => boolean][] = [
  ['every change is committed', () => run('git', 'status', '--porcelain') === ''],
  [
    `the commit is tagged v${version}`,
    () => run('git', 'tag', '--points-at', 'HEAD').split('\n').includes(`v${version}`),
  ],
  [
    `CHANGELOG.md has a section "## ${version}"`,
    () => changelog.split('\n').some((line) => line.startsWith(`## ${version}`)),
  ],
  [
    'a CI with an identity token runs this',
    () => Boolean(process.env.ACTIONS_ID_TOKEN_REQUEST_URL || process.env.SIGSTORE_ID_TOKEN),
  ],
]
const missing = checks.filter(([, holds]) => !holds()).map(([what]) => what)
for (const [what] of checks) console.log(`${missing.includes(what) ? 'not yet ' : 'yes     '}  ${what}`)
if (publishing && missing.length) {
  console.error('Nothing was published.')
  process.exit(1)
}

for (const script of ['build', 'check', 'size']) execFileSync('npm', ['run', script], { cwd: root, stdio: 'inherit' })
if (publishing) execFileSync('npm', ['test'], { cwd: root, stdio: 'inherit' })
const publish = ['publish', '--access', 'public', ...(publishing ? ['--provenance'] : ['--dry-run'])]
execFileSync('npm', publish, { cwd: root, stdio: 'inherit' })
