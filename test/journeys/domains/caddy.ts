import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../support/free-port.ts'

export const hasCaddy = spawnSync('caddy', ['version']).error === undefined

export interface Caddy extends AsyncDisposable {
  port: number
  /** The subject's names of the certificate that Caddy shows for a host, checked with its own authority; the error where it has none. */
  certificateOf(hostname: string): Promise<string>
}

/** A Caddy with `deploy/Caddyfile` before a server on this machine. Its certificates are made by an authority of its own. */
export async function startCaddy(host: string, upstream: number): Promise<Caddy> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-caddy-'))
  const [port, httpPort] = [await freePort(), await freePort()]
  const options = [
    'admin off',
    'local_certs',
    'skip_install_trust',
    `https_port ${port}`,
    `http_port ${httpPort}`,
    `storage file_system "${folder}"`,
  ]
  const child = spawn(
    'caddy',
    ['run', '--adapter', 'caddyfile', '--config', fileURLToPath(new URL('../../../deploy/Caddyfile', import.meta.url))],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        XDG_DATA_HOME: folder,
        XDG_CONFIG_HOME: folder,
        CADDY_GLOBAL_OPTIONS: options.join('\n'),
        PATCHBAY_HOST: host,
        PATCHBAY_UPSTREAM: `127.0.0.1:${upstream}`,
      },
    },
  )
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-4_000)
  })
  const certificateOf = async (hostname: string) => {
    const ca = readFileSync(join(folder, 'pki/authorities/local/root.crt'))
    const socket: TLSSocket = connect({ port, host: '127.0.0.1', servername: hostname, ca })
    try {
      await once(socket, 'secureConnect')
      return socket.getPeerCertificate().subjectaltname ?? ''
    } catch (error) {
      return (error as Error).message
    } finally {
      socket.destroy()
    }
  }
  for (const end = Date.now() + 60_000; ; ) {
    const shown = await certificateOf(host).catch((error: Error) => error.message)
    if (shown === `DNS:${host}`) break
    if (child.exitCode !== null || Date.now() > end) throw new Error(`Caddy does not serve ${host} (${shown}): ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    port,
    certificateOf,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
