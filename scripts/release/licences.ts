import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `npm run licences` writes docs/licences.md: everything that comes with the package, by its licence, as the lock file knows it.
 * Packages for tests and builds alone do not come with it.
 */
const root = join(import.meta.dirname, '../..')
export const page = join(root, 'docs/licences.md')

interface Locked {
  version?: string
  license?: string
  dev?: boolean
  devOptional?: boolean
  peer?: boolean
  link?: boolean
}

/** What a host's lawyers have no question about: each of them asks for a notice at most. */
export const permitted = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'MIT-0',
  'Unlicense',
  'BlueOak-1.0.0',
]

/** The packages of each licence, as `name version`. */
export function licences(): Map<string, string[]> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const byLicence = new Map<string, string[]>()
  for (const [path, { version, license = 'unknown', dev, devOptional, peer, link }] of Object.entries(packages)) {
    if (!path.includes('node_modules/') || dev || devOptional || peer || link) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    byLicence.set(license, [...new Set([...(byLicence.get(license) ?? []), `${name} ${version}`])].sort())
  }
  return new Map([...byLicence].sort(([a], [b]) => a.localeCompare(b)))
}

export function written(): string {
  const sections = [...licences()].map(
    ([licence, packages]) => `## ${licence}\n\n${packages.map((one) => `- ${one}`).join('\n')}\n`,
  )
  return `# Licences

\`npm run licences\` writes this page from package-lock.json. These packages come with Patchbay, which is itself under the MIT
licence; a release brings the same list as an SBOM (CycloneDX) in \`dist/sbom.cdx.json\`. React is a peer: the host has it.

${sections.join('\n')}`
}

if (process.argv[1] === import.meta.filename) writeFileSync(page, written())
