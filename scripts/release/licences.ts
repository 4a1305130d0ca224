import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What comes with the package. `npm run licences` writes docs/licences.md of it, by licence; a release keeps all of it as an SBOM.
 * Packages for tests and builds alone do not come with it. npm's own `sbom` leaves out what a workspace needs as well.
 */
const root = join(import.meta.dirname, '../..')
export const page = join(root, 'docs/licences.md')

/** What a host's lawyers have no question about: each of them asks for a notice at most. */
export const permitted = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
]

interface Component {
  group?: string
  name: string
  version: string
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[]
  components?: Component[]
}

/** A bill of materials as CycloneDX writes it (https://cyclonedx.org/docs/1.6/json/), read from package-lock.json. */
export const billOfMaterials = (): string =>
  execFileSync('cyclonedx-npm', ['--omit', 'dev', '--package-lock-only', '--no-workspaces'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 26,
  })

/** The packages of each licence, as `name version`. */
export function licences(): Map<string, string[]> {
  const every = (components: Component[] = []): Component[] =>
    components.flatMap((one) => [one, ...every(one.components)])
  const byLicence = new Map<string, Set<string>>()
  for (const { group, name, version, licenses } of every(JSON.parse(billOfMaterials()).components)) {
    const [one] = licenses ?? []
    const licence = one?.expression ?? one?.license?.id ?? one?.license?.name ?? 'unknown'
    const packages = byLicence.get(licence) ?? new Set()
    byLicence.set(licence, packages.add(`${group ? `${group}/` : ''}${name} ${version}`))
  }
  return new Map([...byLicence].map(([licence, packages]) => [licence, [...packages].sort()] as const).sort())
}

export function written(all = licences()): string {
  const sections = [...all].map(
    ([licence, packages]) => `## ${licence}\n\n${packages.map((one) => `- ${one}`).join('\n')}\n`,
  )
  return `# Licences

\`npm run licences\` writes this page from package-lock.json. These packages come with Patchbay, which is itself under the MIT
licence; a release brings the same list as an SBOM (CycloneDX) in \`dist/sbom.cdx.json\`. React is a peer: the host has it.

${sections.join('\n')}`
}

if (process.argv[1] === import.meta.filename) writeFileSync(page, written())
