import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { billOfMaterials } from './licences.ts'

/**
 * Publishes what was tested, as two packages: the whole, and the widget alone for frontends. Says where it was built (`npm publish --provenance`, https://docs.npmjs.com/generating-provenance-statements).
 * Everything that has to be true first is checked, and named when it is not. Without `--publish` nothing leaves: npm packs the
 * package and tells what would be in it.
 *
 * Provenance needs a CI that npm trusts (GitHub Actions or GitLab CI with an identity token): a laptop cannot give it, and
 * so cannot publish.
 */
const root = join(import.meta.dirname, '../..')
const publishing = process.argv.includes('--publish')
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: root, encoding: 'utf8' }).trim()
const written = readFileSync(join(root, 'package.json'), 'utf8')
/** In the repository the package has the name that imports have; on npm that name is somebody else's. */
const { wholePackage: name, version } = JSON.parse(written) as Record<string, string>
/** The newest version under our name on the registry, be it ours or somebody else's; nothing where there is none. */
function published(): string | undefined {
  try {
    return execFileSync('npm', ['view', name as string, 'version'], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  } catch (error) {
    if (String((error as { stderr?: unknown }).stderr).includes('E404')) return undefined
    throw error
  }
}
const newest = published()
const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')

const checks: [what: string, holds: () => boolean][] = [
  [
    'no changeset waits for a version (npm run next-version)',
    () => !globSync('.changeset/*.md', { cwd: root }).some((file) => !file.endsWith('README.md')),
  ],
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
    `the registry's ${name} ${newest ?? '(none)'} is older, and of our hand`,
    () => !newest || newest.localeCompare(version as string, 'en', { numeric: true }) < 0,
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

/** The signatures of what is installed (https://docs.npmjs.com/verifying-registry-signatures); not every registry answers. */
function verifySignatures() {
  try {
    console.log(run('npm', 'audit', 'signatures', '--omit', 'dev'))
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    if (/invalid|missing/i.test(`${stdout}`)) throw new Error(`npm audit signatures: ${stdout}`)
    if (publishing) throw new Error(`the registry did not answer for its signatures: ${stderr}`)
    console.log('not yet   the registry answers for its signatures (npm audit signatures)')
  }
}
verifySignatures()

for (const script of ['build', 'check', 'size']) execFileSync('npm', ['run', script], { cwd: root, stdio: 'inherit' })
if (publishing) execFileSync('npm', ['test'], { cwd: root, stdio: 'inherit' })
// What is in it, by name, version and licence (CycloneDX): in the package itself, and beside the release.
writeFileSync(join(root, 'dist/sbom.cdx.json'), billOfMaterials())
execFileSync('node', ['scripts/release/widget-package.ts'], { cwd: root, stdio: 'inherit' })
const last = publishing ? ['publish', '--access', 'public', '--provenance'] : ['pack', '--dry-run']
writeFileSync(join(root, 'package.json'), written.replace('"name": "patchbay"', `"name": "${name}"`))
try {
  for (const folder of ['.', './dist/widget-package']) {
    const [command, ...options] = last
    execFileSync('npm', [command as string, folder, ...options], { cwd: root, stdio: 'inherit' })
  }
} finally {
  writeFileSync(join(root, 'package.json'), written)
}
