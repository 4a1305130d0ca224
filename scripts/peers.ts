import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

/**
 * What others put into a host's page for the same purpose, weighed as `scripts/size.ts` weighs ours: one bundle, minified and
 * gzipped, React outside, JavaScript alone. They are installed for the bench only; where they are not, what was measured last
 * is read from `bench/peers/sizes.json`. `node scripts/peers.ts` measures anew and writes that file.
 */
const bench = join(import.meta.dirname, '../bench')
const table = join(bench, 'peers/sizes.json')
const command = 'npm ci --prefix bench --ignore-scripts && node scripts/peers.ts'

/** What a host imports of each; `whole`: all of it is in the page, else most of it comes later from its vendor. */
const peers: Record<string, { imports: string; whole?: true }> = {
  '@calcom/embed-react': { imports: `export { default, getCalApi } from '@calcom/embed-react'` },
  'svix-react': { imports: `export { AppPortal } from 'svix-react'` },
  '360dialog-connect-button': { imports: `export { ConnectButton } from '360dialog-connect-button'` },
  '@stripe/react-connect-js': {
    imports: `export { ConnectComponentsProvider, ConnectAccountOnboarding } from '@stripe/react-connect-js'; export { loadConnectAndInitialize } from '@stripe/connect-js'`,
  },
  'react-plaid-link': { imports: `export { usePlaidLink } from 'react-plaid-link'` },
  '@nangohq/frontend': { imports: `export { default } from '@nangohq/frontend'` },
  '@clerk/react': { imports: `export { ClerkProvider, SignIn } from '@clerk/react'` },
  '@pipedream/connect-react': { imports: `export * from '@pipedream/connect-react'`, whole: true },
  '@amp-labs/react': {
    imports: `export { AmpersandProvider, InstallIntegration } from '@amp-labs/react'`,
    whole: true,
  },
  '@workos-inc/widgets': {
    imports: `export { WorkOsWidgets, UsersManagement } from '@workos-inc/widgets'`,
    whole: true,
  },
}

export interface Peer {
  name: string
  version: string
  bytes: number
  whole: boolean
}

async function weigh(name: string, { imports, whole }: { imports: string; whole?: true }): Promise<Peer> {
  const bundle = await rolldown({
    input: 'peer',
    platform: 'browser',
    external: [/^react($|\/)/, /^react-dom($|\/)/],
    logLevel: 'silent',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [
      {
        name: 'peer',
        resolveId: (id) => (id === 'peer' ? join(bench, 'peer.js') : undefined),
        load: (id) => (id === join(bench, 'peer.js') ? imports : undefined),
      },
      { name: 'styles', load: (id) => (id.endsWith('.css') ? '' : undefined) },
    ],
  })
  const { output } = await bundle.generate({ format: 'es', minify: true, comments: false, codeSplitting: false })
  const { version } = JSON.parse(readFileSync(join(bench, 'node_modules', name, 'package.json'), 'utf8'))
  return { name, version, bytes: gzipSync(output[0].code, { level: 9 }).length, whole: whole ?? false }
}

/** The peers, lightest first, and when they were measured. */
export async function weighPeers(): Promise<{ measured: string; command: string; peers: Peer[] }> {
  const installed = Object.keys(peers).every((name) => existsSync(join(bench, 'node_modules', name)))
  if (!installed) return JSON.parse(readFileSync(table, 'utf8'))
  const weighed = await Promise.all(Object.entries(peers).map(([name, peer]) => weigh(name, peer)))
  return { measured: 'now', command, peers: weighed.sort((one, other) => one.bytes - other.bytes) }
}

if (import.meta.main) {
  const { measured, peers } = await weighPeers()
  if (measured !== 'now') throw new Error(`the peers are not installed: ${command}`)
  writeFileSync(
    table,
    `${JSON.stringify({ measured: new Date().toISOString().slice(0, 10), command, peers }, null, 2)}\n`,
  )
}
