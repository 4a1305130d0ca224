import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { freePort } from '../../support/free-port.ts'
import { ownHost } from '../../support/hosts.ts'
import { until } from '../../support/until.ts'
import { start } from '../../support/world.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../../..')
const asRoot = process.getuid?.() === 0
const there = ['nginx', 'openssl', 'curl'].every((name) => !spawnSync(name, ['-v']).error)

/**
 * Plays certbot with a webroot, as an authority would see it: the challenge must be found under the host on port 80. The certificate
 * is the host's own word.
 */
const certbot = (http: number) => `#!/bin/sh
set -eu
while [ $# -gt 0 ]; do
  case $1 in
    --webroot-path) webroot=$2; shift ;;
    --domain) host=$2; shift ;;
    --deploy-hook) hook=$2; shift ;;
  esac
  shift
done
mkdir -p "$webroot/.well-known/acme-challenge"
echo "proof of $host" > "$webroot/.well-known/acme-challenge/token"
found=$(curl --silent --header "Host: $host" http://127.0.0.1:${http}/.well-known/acme-challenge/token)
[ "$found" = "proof of $host" ] || { echo "the challenge of $host was not found: $found" >&2; exit 1; }
export RENEWED_LINEAGE=$(mktemp -d)
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj "/CN=$host" \\
  -addext "subjectAltName=DNS:$host" -keyout "$RENEWED_LINEAGE/privkey.pem" -out "$RENEWED_LINEAGE/fullchain.pem" 2>/dev/null
sh -c "$hook"
rm -r "$RENEWED_LINEAGE"
`

it.skipIf(!there)(
  'nginx serves a host that a project has proven as soon as the script got its certificate',
  async () => {
    await using world = await start('SQLite')
    await ownHost(world.db, 'signup.acme.test')
    await ownHost(world.db, 'waiting.acme.test', { state: 'pending' })
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-nginx-'))
    chmodSync(folder, 0o755) // for the user of nginx
    const [http, https] = [await freePort(), await freePort()]
    const certificates = join(folder, 'certificates')
    const conf = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
      .replaceAll('/var/lib/patchbay-certificates', certificates)
      .replaceAll(/^\tlisten \[::\].*\n/gm, '')
      .replaceAll('listen 80 ', `listen 127.0.0.1:${http} `)
      .replaceAll('listen 443 ', `listen 127.0.0.1:${https} `)
      .replaceAll('http://127.0.0.1:4000', world.url.replace('localhost', '127.0.0.1'))
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join(' ')
    writeFileSync(
      join(folder, 'nginx.conf'),
      `${asRoot ? 'user www-data; ' : ''}pid ${folder}/pid; daemon off; error_log stderr error; events {} http { access_log off; ${temporary}\n${conf}\n}`,
    )
    const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const said: string[] = []
    nginx.stderr.on('data', (chunk) => said.push(String(chunk)))

    const tools = join(folder, 'tools')
    mkdirSync(tools)
    const tool = (name: string, script: string) => writeFileSync(join(tools, name), script, { mode: 0o755 })
    tool('certbot', certbot(http))
    tool('npx', `#!/bin/sh\nshift\nexec '${process.execPath}' '${join(root, 'bin/patchbay.ts')}' "$@"\n`)
    const env = {
      ...process.env,
      PATH: `${tools}${delimiter}${process.env.PATH}`,
      DATABASE_URL: world.options.databaseUrl,
      PUBLIC_URL: world.url,
      PATCHBAY_CERTIFICATES: certificates,
      PATCHBAY_UPSTREAM: world.url.replace('localhost', '127.0.0.1'),
      NGINX_GROUP: asRoot ? 'www-data' : String(process.getgid?.()),
    }
    const script = () => run(join(root, 'deploy/nginx-certificates.sh'), ['connect.acme.test'], { env })

    /** What a browser gets under a host; the error where it has no certificate. */
    const browse = (host: string, path: string) =>
      new Promise<string>((resolve) => {
        const asked = request({
          port: https,
          host: '127.0.0.1',
          servername: host,
          path,
          headers: { Host: host },
          rejectUnauthorized: false,
        })
        asked.on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)))
        asked.on('response', (response) => {
          const { subject } = (response.socket as TLSSocket).getPeerCertificate()
          response.resume()
          resolve(`${response.statusCode} as ${subject.CN}`)
        })
        asked.end()
      })
    try {
      await until(() => fetch(`http://127.0.0.1:${http}/`, { redirect: 'manual' }), 15_000)
      expect(await browse('signup.acme.test', '/embed.js')).toMatch(/^E/)
      await until(async () => {
        await script()
        expect(await browse('signup.acme.test', '/embed.js')).toBe('200 as signup.acme.test')
      }, 30_000)
      expect(await browse('connect.acme.test', '/metrics')).toBe('404 as connect.acme.test')
      expect(await browse('signup.acme.test', '/.well-known/patchbay/ask?domain=signup.acme.test')).toMatch(/^404/)
      expect(await browse('signup.acme.test', '/platform/v1/project')).toMatch(/^404/)
      expect(await browse('waiting.acme.test', '/embed.js'), 'not proven, so nobody asks for a certificate').toMatch(
        /^E/,
      )
      const insecure = await fetch(`http://127.0.0.1:${http}/s/x?y=1`, { redirect: 'manual', headers: { Host: 'x' } })
      expect([insecure.status, insecure.headers.get('location')]).toEqual([
        301,
        expect.stringMatching(/^https:.*\/s\/x\?y=1$/),
      ])
      const { stdout, stderr } = await script()
      expect(stdout + stderr, 'what is there already is not got again').toBe('')
    } catch (error) {
      throw new Error(`${said.join('')}`, { cause: error })
    } finally {
      nginx.kill('SIGTERM')
      if (nginx.exitCode === null) await once(nginx, 'exit')
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
