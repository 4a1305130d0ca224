import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const builtFolder = join(import.meta.dirname, '../../../storybook-static')

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** As plain as a file server can be: what is built needs nothing else. */
export async function serveStorybook(): Promise<{ url: string; close(): void }> {
  if (!existsSync(join(builtFolder, 'index.json'))) throw new Error('Build Storybook first: npm run build-storybook')
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://files')
    const path = join(builtFolder, pathname === '/' ? 'index.html' : pathname)
    if (!path.startsWith(builtFolder) || !existsSync(path)) return void res.writeHead(404).end()
    res.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path))
  })
  await new Promise<void>((ready) => server.listen(0, ready))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

interface Entry {
  id: string
  type: 'story' | 'docs'
  title: string
  tags: string[]
}

/** What Storybook lists in its sidebar, in that order. */
export const entries = (): Entry[] =>
  Object.values((JSON.parse(readFileSync(join(builtFolder, 'index.json'), 'utf8')) as { entries: object }).entries)
