import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { patchbay } from '../../../bin/commands.ts'
import { defaultProjectId } from '../../../server/store/projects/projects.ts'
import { signIn } from '../../support/console.ts'
import { databaseKinds, readyDatabase } from '../../support/databases.ts'
import { freePort } from '../../support/free-port.ts'
import { carefulSandbox } from '../../support/sandbox/careful.ts'
import { until } from '../../support/until.ts'
import { request, start, type World } from '../../support/world.ts'

const program = join(import.meta.dirname, '../../../bin/patchbay.ts')
const secret = randomBytes(32).toString('base64')

function begin(args: string[], env: Record<string, string> = {}) {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env
  const cwd = mkdtempSync(join(tmpdir(), 'patchbay-'))
  const child = spawn(process.execPath, [program, ...args], { cwd, env: { PATH, NODE_COMPILE_CACHE, ...env } })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  return { child, said, ended: once(child, 'close') }
}

/** Runs a command to its end, as a process of its own. */
async function runProcess(args: string[], env: Record<string, string> = {}) {
  const { child, said, ended } = begin(args, env)
  await ended
  return { code: child.exitCode, ...said }
}

/** Runs a command in this process, which is ten times as fast. */
async function run(args: string[], env: Record<string, string> = {}) {
  const said = { out: '', err: '' }
  const say = (line: string) => {
    said.out += `${line}\n`
  }
  const code = await patchbay(args, { env, say }).catch((error: Error) => {
    said.err = error.message
    return 1
  })
  return { code, ...said }
}

describe.concurrent('the command line', () => {
  it.each([[['--help']], [['help']], [[]]])('shows what it can do: patchbay %s', async (args) => {
    const { code, out } = await run(args)
    expect(code).toBe(0)
    for (const command of [
      'serve',
      'sandbox',
      'migrate',
      'backup',
      'restore',
      'totals',
      'reseal',
      'doctor',
      'console',
      'link',
      'projects',
      'keys',
    ])
      expect(out).toContain(`patchbay ${command}`)
  })

  it.each([['console'], ['link'], ['projects'], ['keys'], ['totals'], ['reseal'], ['doctor'], ['serve']])(
    'shows the help of %s',
    async (command) => {
      const { code, out } = await run([command, '--help'])
      expect([code, out]).toEqual([0, expect.stringContaining(`patchbay ${command}`)])
    },
  )

  it.each([
    [['fly'], /^there is no command fly: see patchbay --help$/],
    [['serve', '--port', '1'], /^Unknown option '--port'/],
    [['keys', 'fly', 'x'], /^see patchbay keys --help$/],
    [['link', 'create'], /^whom is the link for\?/],
    [['link', 'create', '--name', 'Wool', '--type', 'cable'], /^allowed_connection_types\.0 must be one of/],
    [['--settings', 'nowhere.env', 'migrate'], /^--settings nowhere\.env cannot be read/],
    [['console', '--role', 'king'], /^.*must be read or act$/],
    [['console', '--url', 'ftp://x'], /^--url must be an address such as/],
    [['migrate', '--settings', 'nowhere.env'], /^--settings nowhere\.env cannot be read/],
    [['numbers', 'list'], /^Missing required argument 'country': see patchbay numbers --help$/],
    [['keys', 'list', 'more'], /^Too many arguments.*: see patchbay keys --help$/],
  ])('refuses in one line: patchbay %s', async (args, line) => {
    const { code, err } = await run(args, { DATABASE_URL: 'sqlite::memory:' })
    expect(code).toBe(1)
    expect(err.trim()).toMatch(line)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('names a setting that is wrong, and never its value', async () => {
    const { code, err } = await run(['migrate'], { DATABASE_URL: 'mysql://me:hush@host/x' })
    expect([code, err.trim()]).toEqual([
      1,
      'DATABASE_URL must be sqlite:<file> or postgres://user:password@host/database',
    ])
  })

  it('is a program: help and result on stdout, what prevents it in one line on stderr, settings from a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-'))
    const file = join(folder, 'production.env')
    writeFileSync(file, `DATABASE_URL=sqlite:${folder}/other.db\n`)
    const [help, wrong, migrated] = await Promise.all([
      runProcess([]),
      runProcess(['fly']),
      runProcess(['--settings', file, 'migrate']),
    ])
    expect(help).toEqual({ code: 0, out: expect.stringContaining('patchbay serve'), err: '' })
    expect(wrong).toEqual({ code: 1, out: '', err: 'patchbay: there is no command fly: see patchbay --help\n' })
    expect(migrated).toEqual({ code: 0, out: 'The tables are up to date.\n', err: '' })
    expect((await runProcess([`--settings=${file}`, 'projects', 'list'])).out).toContain('Patchbay')
  })
})

describe.concurrent.each(databaseKinds)('the command line on %s', (kind) => {
  it('lets a project pass what its policy names, and nothing that is no policy', async () => {
    await using database = await readyDatabase(kind, inject('postgresUrl'))
    const env = { DATABASE_URL: database.url, PATCHBAY_SECRET_KEY: secret }
    const allow = ['projects', 'allow', defaultProjectId]
    expect((await run([...allow, 'allow_number_move'], env)).out).toContain('allow_number_move is allowed')
    expect((await run([...allow, 'everything'], env)).err).toContain('patchbay projects --help')
  })

  it('makes projects and keys, rotates and revokes them, and a server takes what it made', async () => {
    await using world = await start(kind)
    const env = settingsOf(world)
    expect((await run(['migrate'], env)).code).toBe(0)
    const made = await run(['projects', 'create', 'Second'], env)
    const [, id, number] = /^Project (\S+) \((\d+)\): Second$/m.exec(made.out) ?? []
    const first = /shown this once: (pb_\S{43})$/m.exec(made.out)?.[1] as string
    expect((await run(['projects', 'list'], env)).out).toMatch(new RegExp(`^${id}  ${number} +Second$`, 'm'))

    const project = ['--project', number as string]
    const worker = await run(['keys', 'create', 'worker', ...project], env)
    const [, keyId, key] = /^Key (\S+) of project Second, shown this once: (pb_\S{43})$/m.exec(worker.out) ?? []
    const turned = await run(['keys', 'rotate', keyId as string, '--overlap', '0', ...project], env)
    const next = /^Shown this once: (pb_\S{43})$/m.exec(turned.out)?.[1] as string
    const list = await run(['keys', 'list', ...project], env)
    expect(list.out).toMatch(new RegExp(`${keyId} +${key?.slice(0, 8)} +worker +act +expired`))
    expect(list.out).not.toContain(key)
    const elsewhere = await run(['keys', 'revoke', keyId as string], env)
    expect([elsewhere.code, elsewhere.err.trim()]).toEqual([1, 'API key not found'])

    const status = async (word: string) =>
      (await request('GET', `${world.url}/platform/v1/project`, undefined, { 'X-API-Key': word })).status
    expect(await status(first)).toBe(200)
    expect([await status(next), await status(key as string)]).toEqual([200, 401])
    const log = await request('GET', `${world.url}/platform/v1/audit_log`, undefined, { 'X-API-Key': next })
    expect(log.body.data.map(({ actor, action }: Record<string, string>) => `${actor} ${action}`)).toEqual([
      'cli api_key.rotated',
      'cli api_key.created',
      'cli project.created',
    ])
  })

  it('makes a link that opens, for a customer by name or by your own id', async () => {
    await using world = await start(kind)
    const env = settingsOf(world)
    const create = (...args: string[]) => run(['link', 'create', ...args], env)
    const one = await create('--name', 'Wool', '--external-id', 'w-1', '--type', 'dedicated', '--language', 'es')
    expect(one.out.trim()).toMatch(new RegExp(`^${world.url}/s/[\\w-]{22}\\.[\\w-]{32}0?$`))
    const two = await create('--external-id', 'w-1')
    const unknown = await create('--external-id', 'w-2')
    expect([unknown.code, unknown.err]).toEqual([
      1,
      expect.stringContaining('there is no customer with the external id w-2'),
    ])

    expect([await request('GET', two.out.trim()), await request('GET', one.out.trim())]).toMatchObject([
      { status: 200 },
      { status: 410 },
    ])
  })

  it('prints a link that signs in to the console once, and writes down that it did', async () => {
    await using world = await start(kind)
    const { out } = await run(['console', '--url', `${world.url}/`, '--role', 'read'], settingsOf(world))
    const [address, ticket] = out.trim().split('#ticket=')
    expect(address).toBe(`${world.url}/console/sign-in`)
    const browser = await signIn(world, { ticket })
    expect((await browser.ask('GET', '/console/session')).body.data.role).toBe('read')
    await expect(signIn(world, { ticket })).rejects.toThrow('not signed in: 401')
    const { data } = (await world.api('GET', '/audit_log?per_page=3')).body
    expect(data.map(({ action }: { action: string }) => action)).toEqual([
      'console_session.created',
      'api_key.created',
      'console_ticket.created',
    ])
    expect(data[2].actor).toBe('cli')
  })
})

/** The environment of a server that runs here. */
const settingsOf = ({ url, options }: World) => ({
  PUBLIC_URL: url,
  DATABASE_URL: options.databaseUrl,
  PATCHBAY_SECRET_KEY: options.secretKey as string,
})

describe('patchbay sandbox and patchbay doctor', () => {
  it('runs a small Meta, finds all well with a server beside it, and says what is not', async () => {
    const [port, metaPort] = [await freePort(), await freePort()]
    const url = `http://localhost:${port}`
    const sandbox = begin(['sandbox'], { SANDBOX_PORT: String(metaPort) })
    await until(async () => expect(sandbox.said.out).toContain('plays Meta and Twilio at'))
    await until(async () => expect(sandbox.said.out).toContain('PATCHBAY_ALLOW_PRIVATE_WEBHOOKS=1'), {
      timeout: 10_000,
    })
    const told = Object.fromEntries(
      [...sandbox.said.out.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    )
    await using own = await sandboxApp()
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-'))
    const env = {
      DATABASE_URL: `sqlite:${folder}/data.db`,
      PATCHBAY_SECRET_KEY: secret,
      PUBLIC_URL: url,
      PORT: String(port),
      ...told,
      META_WEBHOOK_VERIFY_TOKEN: 'a word between us',
    }
    const server = begin(['serve'], env)
    try {
      await until(async () => expect(server.said.out).toContain('Patchbay server:'))
      const well = await run(['doctor'], env)
      expect(well.out).toContain('ok    Browser files: built')
      expect(well.out).toContain('ok    Settings: complete')
      expect(well.out).toContain('ok    Database: answers, tables up to date, 1 API key')
      expect(well.out).toContain(`ok    Meta app: Meta knows app ${own.app.id} and its secret, and serves v26.0`)
      expect(well.out).toContain('warn  Meta webhook: Meta sends nowhere')
      expect(well.out).toContain('warn  Webhook fields: the app is not subscribed to account_update')
      expect(well.out).toContain(`let the callback URL be ${url}/webhooks/meta`)
      expect(well.out).toContain(`ok    Address: ${url} is this server`)
      expect(well.out).toMatch(
        /warn {2}Support: the project .+ names no address where customers get help\n +-> set it in the console/,
      )
      expect([well.code, well.out.trim().endsWith('Ready.')]).toEqual([0, true])

      const subscribed = await subscribe(
        `http://localhost:${metaPort}`,
        own.app,
        `${url}/webhooks/meta`,
        'a word between us',
      )
      expect(subscribed).toBe(200)
      const told = (await run(['doctor'], env)).out
      expect(told).toContain(`ok    Meta webhook: Meta sends to ${url}/webhooks/meta`)
      expect(told).toMatch(/(ok|warn) {2,4}Webhook fields: the app is (not )?subscribed to/)
      expect(told).toContain('ok    Words of Meta: Meta has said nothing that this version does not know')
      expect(told).toContain('eye   By eye alone (docs/going-live.md): app live')

      const wrongs: [Record<string, string>, string][] = [
        [{ META_APP_SECRET: 'not-the-secret' }, 'compare META_APP_SECRET with App settings'],
        [{ META_APP_ID: '42' }, 'compare META_APP_ID with App settings'],
        [{ META_GRAPH_VERSION: 'v2.0' }, 'set META_GRAPH_VERSION to a version that Meta serves'],
        [{ META_GRAPH_URL: `http://localhost:${await freePort()}` }, 'this machine must reach Meta'],
        [{ PUBLIC_URL: `http://localhost:${await freePort()}` }, 'start the server (patchbay serve)'],
        [
          { PATCHBAY_SECRET_KEY: randomBytes(32).toString('base64') },
          'give every process the same PATCHBAY_SECRET_KEY',
        ],
        [{ META_WEBHOOK_VERIFY_TOKEN: 'another word' }, 'the server must run with this META_WEBHOOK_VERIFY_TOKEN'],
        [{ PUBLIC_URL: 'http://connect.acme.test' }, "Meta's popup works on https pages alone"],
        [{ DATABASE_URL: 'postgres://me:hush@localhost:1/x' }, 'check DATABASE_URL'],
        [{ META_CONFIG_ID: '' }, 'META_CONFIG_ID is not set'],
      ]
      for (const [change, advice] of wrongs) {
        const ill = await run(['doctor'], { ...env, ...change })
        expect([change, ill.code, ill.out.includes('FAIL'), ill.out.includes(advice)]).toEqual([change, 1, true, true])
        expect(ill.out + ill.err).not.toMatch(/hush|not-the-secret/)
        expect(ill.out + ill.err).not.toContain(own.app.secret)
      }
    } finally {
      for (const { child, ended } of [server, sandbox]) {
        child.kill('SIGTERM')
        await ended
      }
    }
  })
})

/** The app that a sandbox plays by default. */
async function sandboxApp() {
  const sandbox = await carefulSandbox()
  return { app: sandbox.app, [Symbol.asyncDispose]: () => sandbox.close() }
}

async function subscribe(
  graph: string,
  app: { id: string; secret: string },
  callback_url: string,
  verify_token: string,
) {
  const body = { object: 'whatsapp_business_account', callback_url, verify_token, fields: 'account_update' }
  const headers = { Authorization: `Bearer ${app.id}|${app.secret}` }
  return (await request('POST', `${graph}/v26.0/${app.id}/subscriptions`, body, headers)).status
}
