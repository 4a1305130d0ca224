import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { patchbay } from '../../bin/commands.ts'
import { joinSettings, sandboxTwilio } from '../../sandbox/index.ts'
import { projectWithApp } from '../support/apps/meta-apps.ts'
import { emptyDatabase, type TestDatabase } from '../support/databases.ts'
import { freePort } from '../support/free-port.ts'
import { partOf } from '../support/run/part.ts'
import { start, type World } from '../support/world.ts'
import { type Block, type DocsPage, pagesOfDocs, root } from './blocks.ts'

const run = promisify(execFile)
const pages = pagesOfDocs()
const of = (page: DocsPage, ...languages: string[]) =>
  page.blocks.filter(({ language, notRun }) => languages.includes(language) && !notRun)

const secretKey = Buffer.alloc(32, 'docs').toString('base64')
const metricsToken = 'a token for prometheus'
let world: World
let empty: TestDatabase

beforeAll(async () => {
  world = await start('SQLite', { secretKey, metricsToken, allowPrivateWebhooks: true })
  empty = await emptyDatabase('PostgreSQL', inject('postgresUrl'))
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  await empty[Symbol.asyncDispose]()
})

/** The addresses that stand for a reader's own: a server, and an empty PostgreSQL. */
const placed = (code: string) =>
  code
    .replaceAll('https://app.example.com/patchbay', world.url)
    .replaceAll('https://connect.example.com', world.url)
    .replaceAll('postgres://patchbay:secret@db.example.com/patchbay', empty.url)

/**
 * What a reader has when they come to a page: a server with its settings, a project of their own with a customer who connected a
 * number, and what Meta's and Twilio's dashboards show.
 */
async function reader() {
  const { key, app, link, api } = await projectWithApp(world, 'of a reader')
  const { customerId, token } = await link()
  await world.signUp({ token })
  const [number] = (await api('GET', `/whatsapp/phone_numbers?customer_id=${customerId}`)).body.data
  const { meta } = joinSettings(world.sandbox)
  const { PATH = '', NODE_COMPILE_CACHE = join(tmpdir(), 'patchbay-compiled') } = process.env
  return {
    api,
    customerId,
    env: {
      PATH,
      NODE_COMPILE_CACHE,
      NODE: process.execPath,
      PROGRAM: join(root, 'dist/bin/patchbay.js'),
      PATCHBAY: world.url,
      API_KEY: key,
      CUSTOMER_ID: customerId,
      PHONE_NUMBER: `+${number.display_phone_number.replace(/\D/g, '')}`,
      PHONE_NUMBER_ID: number.phone_number_id,
      BUSINESS_ACCOUNT_ID: number.business_account_id,
      APP_ID: app.id,
      APP_SECRET: app.secret,
      CONFIG_ID: app.configId,
      PORT: String(await freePort()),
      SANDBOX_PORT: String(await freePort()),
      PUBLIC_URL: world.url,
      DATABASE_URL: world.options.databaseUrl,
      PATCHBAY_SECRET_KEY: secretKey,
      PATCHBAY_API_KEY: world.options.apiKey as string,
      PATCHBAY_METRICS_TOKEN: metricsToken,
      PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: '1',
      ...meta,
      TWILIO_API_URL: world.sandbox.url,
      TWILIO_ACCOUNT_SID: sandboxTwilio.accountSid,
      TWILIO_AUTH_TOKEN: sandboxTwilio.authToken,
      WEBHOOK_SECRET: 'a secret of the page',
    },
  }
}

describe('README and docs', () => {
  it('say of each block what it is written in', () => {
    const languages = new Set(pages.flatMap(({ blocks }) => blocks.map(({ language }) => language)))
    expect([...languages].filter((one) => !['sh', 'ts', 'tsx', 'html', 'json', 'text'].includes(one))).toEqual([])
  })

  it('say why a command does not run here', () => {
    const left = pages.flatMap(({ name, blocks }) =>
      blocks.flatMap(({ language, notRun }) => (notRun && language !== 'text' ? `${name}: ${notRun}` : [])),
    )
    expect(left).toEqual([
      expect.stringContaining('README.md: it builds into dist/, which other tests read meanwhile'),
      'README.md: it is what runs this',
      expect.stringContaining('docs/deploy.md: it needs Docker'),
      expect.stringContaining('docs/deploy.md: it changes the system'),
      expect.stringContaining('docs/white-label.md: the server of these pages has no domain'),
      expect.stringContaining('docs/reliability.md: each takes minutes'),
    ])
  })

  const commanded = pages.filter((page) => of(page, 'sh').length).map((page) => [page.name, page] as const)
  it.each(partOf(commanded, 4, ([name]) => name))(
    'have commands that run, in their order: %s',
    async (_, page) => {
      const { env } = await reader()
      const cwd = mkdtempSync(join(tmpdir(), 'patchbay-docs-'))
      const blocks = of(page, 'sh').map(({ code }, nth) => `${placed(code)}\necho "## ${nth + 1} passed"`)
      const script = join(cwd, 'page.sh')
      writeFileSync(script, [readFileSync(join(import.meta.dirname, 'prelude.sh'), 'utf8'), ...blocks].join('\n'))
      if (blocks.join().includes('.patchbay/data.db'))
        await patchbay(['backup', join(cwd, '.patchbay/data.db')], { env, say: () => {} }) // the reader's own
      const { stdout } = await run('bash', [script], { cwd, env }).catch((error) => {
        throw new Error(`${error.stderr}\nafter:\n${error.stdout.slice(-1_500)}`)
      })
      expect(stdout.match(/^## \d+ passed$/gm)).toHaveLength(blocks.length)
      rmSync(cwd, { recursive: true })
    },
    240_000, // the README alone starts a dozen processes
  )

  it.each(pages.filter((page) => of(page, 'json').length).map((page) => [page.name, page] as const))(
    'have bodies that the server takes: %s',
    async (_, page) => {
      const { api, customerId } = await reader()
      for (const { code } of of(page, 'json')) {
        const reply = await api('POST', `/customers/${customerId}/setup_links`, JSON.parse(code))
        // The project of this test names no address where customers get help.
        const warned = (reply.body.data?.warnings ?? []).map(({ property }: { property: string }) => property)
        expect([reply.status, warned]).toEqual([201, ['policy.support_url']])
      }
    },
  )
})

describe('the programs of README and docs', () => {
  const folder = join(root, 'dist/docs')
  const programs = pages.flatMap((page) =>
    of(page, 'ts', 'tsx').map((block, nth) => ({
      name: `${page.name.replace(/.*\/|\.md$/g, '').toLowerCase()}-${nth + 1}.${block.language}`,
      block,
    })),
  )
  const written = (name: string, { code }: Block) => {
    writeFileSync(join(folder, name), placed(code))
    return join(folder, name)
  }

  beforeAll(() => {
    mkdirSync(folder, { recursive: true })
    for (const { name, block } of programs) written(name, block)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('compile against what is published', async () => {
    const compilerOptions = {
      ...{ noEmit: true, composite: false, rootDir: undefined, strict: true, jsx: 'react-jsx', module: 'ESNext' },
      ...{ moduleResolution: 'Bundler', target: 'ES2023', lib: ['ES2023', 'DOM', 'DOM.Iterable'] },
      ...{ types: ['node', 'react'], skipLibCheck: true, moduleDetection: 'force' },
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }))
    const { stdout } = await run(join(root, 'node_modules/.bin/tsc'), ['-p', folder]).catch((error) => error)
    expect(stdout).toBe('')
  })

  it.each(programs.filter(({ block }) => block.language === 'ts').map(({ name, block }) => [name, block] as const))(
    'run as they are: %s',
    async (name, block) => {
      const { env } = await reader()
      const DATABASE_URL = `sqlite:${join(folder, `${name}.db`)}`
      const settings = { ...env, DATABASE_URL, SECRET_KEY: secretKey, PUBLIC_URL: `http://localhost:${env.PORT}` }
      const child = spawn(process.execPath, [written(name, block)], {
        env: settings,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let errors = ''
      child.stderr.on('data', (text) => {
        errors += text
      })
      const ended = once(child, 'exit')
      if (block.code.includes('.listen(')) {
        const answers = () =>
          fetch(settings.PUBLIC_URL).then(
            ({ status }) => status,
            () => child.exitCode ?? 0,
          )
        await expect.poll(answers).toBe(404)
        child.kill()
        await ended
      } else expect([await ended, errors]).toEqual([[0, null], ''])
    },
  )

  it('let a success page of the README say that the number is connected, to the browser that set out and to no other', async () => {
    const { env, customerId } = await reader()
    vi.stubEnv('API_KEY', env.API_KEY)
    const page = programs.find(({ block }) => block.code.includes("'/whatsapp/success'")) as (typeof programs)[number]
    const { app } = await import(written(page.name, page.block))
    const server = createServer(app).listen(0)
    const url = `http://localhost:${(server.address() as { port: number }).port}`
    const begun = await fetch(`${url}/customers/${customerId}/whatsapp`, { method: 'POST', redirect: 'manual' })
    const token = new URL(begun.headers.get('location') as string).pathname.split('/').at(-1) as string
    const Cookie = begun.headers.getSetCookie()[0]?.split(';')[0] as string
    const { redirect_url } = (await world.signUp({ token })).body
    const { pathname, search } = new URL(redirect_url)
    const answer = async (headers: Record<string, string>, query: string) => {
      const reply = await fetch(`${url}${pathname}${query}`, { headers })
      return [reply.status, (await reply.text()).replace(/\d{5,}/, '…')]
    }
    expect(await answer({ Cookie }, search)).toEqual([200, 'Connected +…'])
    const refused = [400, 'No number was connected here']
    expect(await answer({ Cookie: `${Cookie.slice(0, -1)}x` }, search)).toEqual(refused)
    expect(await answer({}, search)).toEqual(refused)
    expect(await answer({ Cookie }, search.replace('status=completed', 'status=failed'))).toEqual(refused)
    await new Promise((resolve) => server.close(resolve))
    vi.unstubAllEnvs()
  })
})
