import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { globSync, lstatSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../test/support/free-port.ts'
import { carryOut, type Image } from './dockerfile.ts'

/**
 * `npm run image`, as root on Debian: builds `deploy/Dockerfile` without Docker, from Debian's packages and npm, says how large it is,
 * and starts it as a container would: as its user, as process 1, with nothing else of this machine in sight. CI builds it by Docker, too.
 */
const most = 200_000_000
const repository = join(import.meta.dirname, '../..')
const image = carryOut(join(repository, 'deploy/Dockerfile'), repository)

const bytes = globSync('**', { cwd: image.root, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .reduce((sum, { parentPath, name }) => sum + lstatSync(join(parentPath, name)).size, 0)
console.log(`\nThe image has ${(bytes / 1e6).toFixed(1)} MB, and ${most / 1e6} are allowed.`)
assert(bytes <= most, 'The image is too large.')

const port = await freePort()
const settings = {
  PORT: String(port),
  META_APP_ID: '1',
  META_APP_SECRET: 's',
  META_CONFIG_ID: '2',
  PATCHBAY_API_KEY: randomBytes(16).toString('hex'),
}

for (const start of ['first', 'second']) {
  const began = performance.now()
  const server = container(image, image.command)
  await untilHealthy(server)
  console.log(`Its ${start} start took ${Math.round(performance.now() - began)} ms.`)
  const pid = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim()
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  assert(/^Uid:\t65532\t65532/m.test(status), 'It does not run as its user.')
  assert(/^NSpid:\t\d+\t1$/m.test(status), 'It is not process 1.')
  for (const path of ['/readyz', '/embed.js', '/docs', '/openapi.json'])
    assert((await fetch(`http://127.0.0.1:${port}${path}`)).ok, `${path} does not answer.`)
  assert((await ended(container(image, ['backup', `/data/${start}.db`]))) === 0, 'A backup fails in it.')
  process.kill(Number(pid), 'SIGTERM')
  assert((await ended(server)) === 0, 'It does not end in order on SIGTERM.')
}
console.log('It starts, says that it is healthy, backs up, stops, and starts again on its data.')
for (const folder of [...image.before, image.root]) rmSync(folder, { recursive: true })

function container({ root, folder, user, entrypoint, env }: Image, command: string[]): ChildProcess {
  const [uid, gid] = user.split(':')
  const apart = ['--pid', '--fork', '--mount', `--root=${root}`, `--wd=${folder}`, `--setgid=${gid}`, `--setuid=${uid}`]
  return spawn('unshare', [...apart, ...entrypoint, ...command], { env: { ...env, ...settings }, stdio: 'inherit' })
}

async function untilHealthy(server: ChildProcess) {
  const check = () => ended(container({ ...image, entrypoint: [] }, image.healthcheck))
  for (let tries = 0; (await check()) !== 0; tries++)
    assert(tries < 100 && server.exitCode === null, 'It does not become healthy.')
}

async function ended(child: ChildProcess) {
  const [code] = await once(child, 'exit')
  return code as number | null
}

function assert(holds: boolean, otherwise: string) {
  if (holds) return
  console.error(`${otherwise} Its files are in ${image.root}.`)
  process.exit(1)
}
