import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { PlayOptions } from './app/options.ts'
import { createWebSandbox, type WebSandbox } from './app/sandbox.ts'

export type SandboxOptions = PlayOptions & {
  /** 0 takes a free one. */
  port?: number
  host?: string
  /** The address that browsers use, where it is not `http://localhost:<port>`. */
  publicUrl?: string
}

export type Sandbox = AsyncDisposable &
  Omit<WebSandbox, 'close'> & {
    /** Origin of the SDK, the dialog, the Graph and the control API. */
    url: string
    close(): Promise<void>
  }

/**
 * Starts a sandbox on a port of its own. All that needs Node is here: listening, and reading the browser's files.
 *
 * @throws {Error} saying so in a sentence when the port is in use.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  let url = ''
  const sandbox = createWebSandbox(options, { publicUrl: () => url, browserFile })
  // Meta keeps connections for longer than the few seconds of Node: one that closes under a request looks like trouble at Meta.
  const server = createServer({ keepAliveTimeout: 65_000 }, listener(sandbox))
  await listen(server, options.port ?? 0, options.host ?? '127.0.0.1')
  const { port } = server.address() as AddressInfo
  url = (options.publicUrl ?? `http://localhost:${port}`).replace(/\/+$/, '')

  const close = async () => {
    sandbox.close()
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { ...sandbox, url, close, [Symbol.asyncDispose]: close }
}

/** Node's side of a cut connection: the socket is closed without an answer. */
const listener = (sandbox: WebSandbox) =>
  getRequestListener(
    async (request, env) => {
      const response = await sandbox.fetch(request)
      if (response.type !== 'error') return response
      ;(env as HttpBindings).incoming.socket.destroy()
      return RESPONSE_ALREADY_SENT
    },
    { overrideGlobalObjects: false },
  )

/** The directory beside this code, in the source and in the build. */
const browserFile = (path: string): Promise<string | undefined> =>
  readFile(new URL(`./browser/${path}`, import.meta.url), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use; set SANDBOX_PORT to a free one.`) : error,
      ),
    )
    server.listen(port, host, resolve)
  })
}
