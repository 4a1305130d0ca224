import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type RolldownOptions, rolldown } from 'rolldown'
import type { World } from './world.ts'

const root = join(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(join(root, 'dist/browser/manifest.json'), 'utf8'))
const { integrity } = manifest['widget/embed.tsx'] as { integrity: string }

/** A host of its own origin: what it answers by path, under its own policy. */
export async function host(files: Record<string, string>, policy?: string) {
  const server: Server = createServer((req, res) => {
    const path = req.url?.split('?')[0] as string
    const file = files[path]
    if (file === undefined) return void res.writeHead(404).end()
    const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html'
    res.writeHead(200, { 'content-type': type, ...(policy && { 'content-security-policy': policy }) })
    res.end(file)
  }).listen(0)
  await new Promise((ready) => server.once('listening', ready))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    files,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** A page that loads `/embed.js` as the README says. */
export const embedPage = (world: Pick<World, 'url'>, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<script type="module" src="${world.url}/embed.js" integrity="${integrity}" crossorigin></script>${body}`

/** Source code as a host's bundler would make it: files by their path, the first one `/app.js`. */
export async function bundle(
  source: string,
  options: Pick<RolldownOptions, 'resolve' | 'plugins'> = {},
): Promise<Record<string, string>> {
  const made = await rolldown({
    input: 'app',
    platform: 'browser',
    logLevel: 'silent',
    transform: {
      jsx: 'react-jsx',
      define: { 'process.env.NODE_ENV': '"production"', ngDevMode: 'false', ngJitMode: 'true', ngServerMode: 'false' },
    },
    ...options,
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === 'app' ? join(root, 'app.js') : undefined),
        load: (id) => (id === join(root, 'app.js') ? { code: source, moduleType: 'jsx' } : undefined),
      },
      options.plugins,
    ],
  })
  const { output } = await made.generate({ format: 'es', entryFileNames: 'app.js', chunkFileNames: '[name].js' })
  return Object.fromEntries(output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [])))
}

const { resolve } = createRequire(join(root, 'test/hosts/react18/package.json'))

/** What React a page is bundled with. */
const reacts: Record<18 | 19, NonNullable<RolldownOptions['resolve']>> = {
  18: {
    alias: {
      'react/jsx-runtime': resolve('react/jsx-runtime'),
      'react-dom/client': resolve('react-dom/client'),
      'react-dom': resolve('react-dom'),
      react: resolve('react'),
    },
  },
  19: {},
}

/** A host app in React with the widget as it is published: its version on `data-react`, what it is told in `window.seen`. */
const reactApp = (version: 18 | 19, world: Pick<World, 'url'>, token: string, props = '') =>
  bundle(
    `
import { createElement, StrictMode, version } from 'react'
import { createRoot } from 'react-dom/client'
import { WhatsAppOnboarding } from './dist/widget/index.js'
window.seen = []
const tell = (name) => (detail) => window.seen.push([name, detail.type ?? detail.status ?? detail.reason ?? detail.code])
document.body.dataset.react = version
createRoot(document.getElementById('app')).render(
  createElement(StrictMode, null, createElement(WhatsAppOnboarding, {
    serverUrl: ${JSON.stringify(world.url)}, token: ${JSON.stringify(token)}, redirect: 'never', ${props}
    onEvent: tell('event'), onSuccess: tell('success'), onFailure: tell('failure'), onExit: tell('exit'),
  })),
)`,
    { resolve: reacts[version] },
  )

/** One way to the widget: the address of a page that shows it, for the token of a link that allows the host's origin. */
type Door = (
  world: Pick<World, 'url'>,
  site: Pick<Awaited<ReturnType<typeof host>>, 'url' | 'files'>,
  token: string,
) => Promise<string>

const react =
  (version: 18 | 19): Door =>
  async (world, site, token) => {
    Object.assign(site.files, await reactApp(version, world, token))
    site.files['/'] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><div id="app"></div>
<script type="module" src="/app.js"></script>`
    return site.url
  }

/** Every way that customers come to the widget: the same journeys go through each, in each browser. */
export const doors: Record<string, Door> = {
  'React 19': react(19),
  'React 18': react(18),
  'embed.js on plain HTML': async (world, site, token) => {
    site.files['/'] = embedPage(world, `<whatsapp-onboarding token="${token}" redirect="never"></whatsapp-onboarding>`)
    return site.url
  },
  'the hosted page': async (world, _site, token) => `${world.url}/s/${token}`,
}
