import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/**
 * Makes a page for each way to put somebody else's onboarding into a React app, ours among them, as one host's bundler
 * would: minified, React in it. Prints what each weighs without React, which the host has already.
 *
 * node bundle.js <folder to write to> <folder of our build> <our server> <token of a link>
 */
const [out, dist, serverUrl, token] = process.argv.slice(2)

/** `how`: whether the whole of it is in the page, or most of it comes later from its vendor, where we cannot follow. */
const entries = {
  patchbay: {
    how: 'whole',
    imports: `import { WhatsAppOnboarding } from '${dist}/widget/index.js'; import '${dist}/widget/styles.css'`,
    render: `<WhatsAppOnboarding serverUrl="${serverUrl}" token="${token}" locale="en" />`,
  },
  '@clerk/react': {
    how: 'loader',
    imports: `import { ClerkProvider, SignIn } from '@clerk/react'`,
    render: `<ClerkProvider publishableKey="${`pk_test_${Buffer.from('bench.accounts.dev$').toString('base64')}`}"><SignIn /></ClerkProvider>`,
  },
  '@pipedream/connect-react': {
    how: 'whole',
    imports: `import * as P from '@pipedream/connect-react'; globalThis.kept = P`,
    render: `<P.CustomizeProvider><h1>Connect</h1></P.CustomizeProvider>`,
  },
  '@amp-labs/react': {
    how: 'whole',
    imports: `import { AmpersandProvider, InstallIntegration } from '@amp-labs/react'`,
    render: `<AmpersandProvider options={{ apiKey: 'x', project: 'x' }}><InstallIntegration integration="x" consumerRef="x" groupRef="x" /></AmpersandProvider>`,
  },
  '@workos-inc/widgets': {
    how: 'whole',
    imports: `import { WorkOsWidgets, UsersManagement } from '@workos-inc/widgets'`,
    render: `<WorkOsWidgets><UsersManagement authToken="x" /></WorkOsWidgets>`,
  },
  'react-plaid-link': {
    how: 'loader',
    imports: `import { PlaidLink } from 'react-plaid-link'`,
    render: `<PlaidLink token="x" onSuccess={() => {}}>Connect</PlaidLink>`,
  },
  '@stripe/react-connect-js': {
    how: 'loader',
    imports: `import { ConnectComponentsProvider, ConnectAccountOnboarding } from '@stripe/react-connect-js'; import { loadConnectAndInitialize } from '@stripe/connect-js'
      const instance = loadConnectAndInitialize({ publishableKey: 'pk_test_x', fetchClientSecret: async () => 'x' })`,
    render: `<ConnectComponentsProvider connectInstance={instance}><ConnectAccountOnboarding onExit={() => {}} /></ConnectComponentsProvider>`,
  },
  '@nangohq/frontend': {
    how: 'loader',
    imports: `import Nango from '@nangohq/frontend'; const nango = new Nango({ connectSessionToken: 'x' })`,
    render: `<button onClick={() => nango.openConnectUI({})}>Connect</button>`,
  },
  '360dialog-connect-button': {
    how: 'loader',
    imports: `import { ConnectButton } from '360dialog-connect-button'`,
    render: `<ConnectButton partnerId="x" callback={() => {}} label="Connect" />`,
  },
  '@calcom/embed-react': {
    how: 'loader',
    imports: `import Cal from '@calcom/embed-react'`,
    render: `<Cal calLink="x" />`,
  },
  'svix-react': {
    how: 'loader',
    imports: `import { AppPortal } from 'svix-react'`,
    render: `<AppPortal url="https://app.svix.com/login#key=x" />`,
  },
}

const source = ({ imports, render }) => `
  import { Component } from 'react'; import { createRoot } from 'react-dom/client'
  ${imports}
  class Calm extends Component { state = {}; static getDerivedStateFromError() { return { failed: true } }
    render() { return this.state.failed ? <p>Nothing to show without its vendor.</p> : this.props.children } }
  createRoot(document.getElementById('root')).render(<Calm>${render}</Calm>)`

const bundle = (entry, folder, external) =>
  build({
    stdin: {
      contents: external ? `${entry.imports}\nexport const it = () => (${entry.render})` : source(entry),
      loader: 'jsx',
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    target: 'es2022',
    jsx: 'automatic',
    outdir: folder,
    entryNames: 'app',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: external ? ['react', 'react-dom', 'react/*', 'react-dom/*'] : [],
    metafile: true,
    logLevel: 'silent',
    loader: { '.png': 'empty', '.svg': 'empty', '.woff2': 'empty' },
  })

const weights = {}
for (const [name, entry] of Object.entries(entries)) {
  const folder = join(out, name.replace(/\W/g, '-'))
  const { metafile } = await bundle(entry, join(folder, 'without-react'), true)
  weights[name] = { how: entry.how, page: `/${name.replace(/\W/g, '-')}/`, bytes: firstLoad(metafile) }
  await bundle(entry, folder, false)
  const css = readdirSync(folder).includes('app.css') ? '<link rel="stylesheet" href="app.css">' : ''
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Connect</title>${css}</head><body><div id="root"></div><script type="module" src="app.js"></script></body></html>`,
  )
}
mkdirSync(join(out, 'embed'), { recursive: true })
writeFileSync(
  join(out, 'embed', 'index.html'),
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Connect</title><script type="module" src="${serverUrl}/embed.js" crossorigin></script></head><body><whatsapp-onboarding token="${token}" locale="en"></whatsapp-onboarding></body></html>`,
)
process.stdout.write(JSON.stringify(weights))

/** The entry, its styles, and what it imports at once: gzipped, as it travels. */
function firstLoad({ outputs }) {
  const entry = Object.keys(outputs).find((file) => file.endsWith('/app.js'))
  const files = new Set()
  const take = (file) => {
    if (files.has(file)) return
    files.add(file)
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && outputs[path]) take(path)
  }
  take(entry)
  if (outputs[entry].cssBundle) files.add(outputs[entry].cssBundle)
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
}
