import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { test as base, expect, type Page } from '@playwright/test'
import { joinSettings, type Sandbox } from '../../sandbox/index.ts'
import { openDatabase } from '../../server/store/database/database.ts'
import type { Db } from '../../server/store/database/tables.ts'
import { type DatabaseKind, downToStart, readyDatabase } from '../support/databases.ts'
import { en } from '../support/english.ts'
import { freePort } from '../support/free-port.ts'
import { assertCareful, carefulSandbox } from '../support/sandbox/careful.ts'
import { type Reply, request } from '../support/world.ts'

export interface JourneyOptions {
  database: DatabaseKind
  /** Whether the server buys numbers in the sandbox's Twilio, and verifies them as a partner of Meta's. */
  telephony: boolean
}

/** Server, sandbox and demo on ports of their own, over an empty database. The server is a process: it can be killed. */
export interface World {
  url: string
  demo: string
  sandbox: Sandbox
  db: Db
  databaseUrl: string
  /** What a backend, or an operator at the console, signs in with. */
  apiKey: string
  api(method: string, path: string, body?: unknown): Promise<Reply>
  /** A customer of Acme and a link that comes back to Acme. */
  link(options?: object): Promise<{ id: string; url: string; token: string; customerId: string }>
  /** SIGKILL: no goodbye, nothing written down. */
  kill(): Promise<void>
  /** Starts it again, with other settings where there are `more`: kill it at the end, for the next journey. */
  startServer(more?: Record<string, string>): Promise<void>
}

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** What journeys of one worker use one after the other: starting it takes longer than most of them. */
interface Ground {
  world: Omit<World, 'link'>
  /** For the next journey: no rows but the project and its key, a new Meta, and a server that is there and at rest. */
  refresh(): Promise<void>
}

export const test = base.extend<{ world: World }, JourneyOptions & { ground: Ground }>({
  database: ['SQLite', { option: true, scope: 'worker' }],
  telephony: [false, { option: true, scope: 'worker' }],
  ground: [
    async ({ database, telephony }, use) => {
      await using ready = await readyDatabase(database, process.env.JOURNEYS_POSTGRES_URL as string)
      await using sandbox = await carefulSandbox()
      const [port, demoPort] = [await freePort(), await freePort()]
      const [url, demo, apiKey] = [
        `http://localhost:${port}`,
        `http://localhost:${demoPort}`,
        'a key for journeys only',
      ]
      const joined = joinSettings(sandbox)
      const env = {
        ...process.env,
        PORT: String(port),
        DEMO_PORT: String(demoPort),
        PATCHBAY_URL: url,
        DATABASE_URL: ready.url,
        PATCHBAY_SECRET_KEY: randomBytes(32).toString('base64'),
        PATCHBAY_API_KEY: apiKey,
        PATCHBAY_PROJECT_NAME: 'Acme CRM',
        PATCHBAY_RATE_LIMIT: 'off',
        META_WEBHOOK_VERIFY_TOKEN: 'journeys',
        PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: '1', // the demo listens on this machine
        SANDBOX_URL: sandbox.url,
        ...joined.meta,
        ...(telephony && { ...joined.partner, ...joined.twilio }),
      }
      let server: ChildProcess | undefined
      const startServer = async (more = {}) => {
        server = await started(file('dist/server/process/main.js'), { ...env, ...more }, `${url}/readyz`)
      }
      const kill = async () => {
        server?.kill('SIGKILL')
        if (server && server.exitCode === null && server.signalCode === null) await once(server, 'exit')
        server = undefined
      }
      await startServer()
      const host = await started(file('demo/main.ts'), env, `${demo}/assets/acme.css`)
      const db = await openDatabase(ready.url)
      const api: World['api'] = (method, path, body) =>
        request(method, `${url}/platform/v1${path}`, body, { 'X-API-Key': apiKey })
      const clear = await downToStart(ready, db)

      await use({
        world: { url, demo, sandbox, db, databaseUrl: ready.url, apiKey, api, startServer, kill },
        async refresh() {
          // What a journey leaves under way would go on in the next one.
          const busy = await db
            .selectFrom('attempts')
            .select('id')
            .where('run_at', 'is not', null)
            .unionAll(db.selectFrom('reservations').select('id').where('run_at', 'is not', null))
            .execute()
          if (busy.length) await kill()
          await clear()
          sandbox.control.reset()
          if (!server) await startServer()
        },
      })

      for (const child of [server, host])
        if (child && child.exitCode === null && child.signalCode === null) {
          child.kill('SIGTERM')
          await once(child, 'exit')
        }
      await db.destroy()
    },
    { scope: 'worker' },
  ],
  world: async ({ ground }, use) => {
    await ground.refresh()
    const { api, demo } = ground.world
    await use({
      ...ground.world,
      async link(options = {}) {
        const customer = await api('POST', '/customers', { customer: { name: 'Wind & Wool' } })
        const customerId = customer.body.data.id as string
        const { body } = await api('POST', `/customers/${customerId}/setup_links`, {
          setup_link: {
            success_redirect_url: `${demo}/whatsapp/success?from=acme`,
            failure_redirect_url: `${demo}/whatsapp/failed?from=acme`,
            allowed_origins: [demo],
            state: customerId,
            ...options,
          },
        })
        return { ...body.data, customerId }
      },
    })
    assertCareful(ground.world.sandbox)
  },
})

async function started(script: string, env: NodeJS.ProcessEnv, readyUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`)
    const ok = await fetch(readyUrl).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return child
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`${script} did not answer at ${readyUrl}`)
}

/** The state the widget is in, as it says itself. */
export const step = (page: Page) => page.locator('.pb-root[data-step]')

type Choice = 'dedicated' | 'coexistence' | 'preselected'

/** Goes from the first page to where Facebook's button is; it may be there already. */
export async function toLaunch(page: Page, type: Choice = 'dedicated') {
  await towardsLaunch(page, type)
  await expect(page.getByRole('button', { name: en.launch, exact: true })).toBeEnabled()
}

/** The same, for a customer who may not get there. */
export async function towardsLaunch(page: Page, type: Choice = 'dedicated') {
  const start = page.getByRole('button', { name: en.welcome_start })
  // Where nothing is asked before Facebook, its button stands on the first screen.
  if (type === 'preselected') {
    await start.or(page.getByRole('button', { name: en.launch, exact: true })).waitFor()
    if (await start.isVisible()) await start.click()
    return
  }
  await start.click()
  await page.getByRole('button', { name: en[type] }).click()
}

/** The code as the widget says it, while Facebook's window is open. */
export const shownCode = async (page: Page) => {
  const said = page.getByRole('status').getByText(/^Your code: \d{3}-\d{3}$/)
  await expect(said).toBeVisible()
  return /\d{3}-\d{3}/.exec((await said.textContent()) ?? '')?.[0] as string
}

/** The number that the widget shows for the customer to take, in E.164. */
export const shownNumber = async (page: Page) =>
  ((await page.locator('.pb-number bdi').textContent()) as string).replace(/[^+\d]/g, '')

/** From "your number is connected" to the host, by its button, unless the countdown is quicker. */
export async function toHost(page: Page) {
  const there = page.waitForURL(/\/whatsapp\/success/)
  const onward = page.locator('.pb-root[data-step=done] .pb-actions a[href]').first()
  await Promise.race([there, onward.click().catch(() => there)])
  await there
}

/** The host's success page, checked down to the row in the database. `more` is what it is told besides. */
export async function expectConnected(
  page: Page,
  world: World,
  link: { id: string; customerId: string },
  more: Record<string, string> = {},
) {
  await toHost(page)
  const number = await world.db
    .selectFrom('phone_numbers')
    .selectAll()
    .where('customer_id', '=', link.customerId)
    .executeTakeFirstOrThrow()
  const query = new URL(page.url()).searchParams
  const told = Object.fromEntries(query)
  expect(told).toEqual({
    from: 'acme',
    setup_link_id: link.id,
    status: 'completed',
    phone_number_id: number.phone_number_id,
    business_account_id: number.business_account_id,
    display_phone_number: `+${number.display_phone_number.replace(/\D/g, '')}`,
    state: link.customerId,
    result: expect.stringMatching(/^ey/),
    ...more,
  })
  await expect(page.locator('[data-signature=valid]')).toBeVisible()
  await expect(page.getByRole('status')).toContainText('is in Acme now')
  const row = await world.db.selectFrom('setup_links').selectAll().where('id', '=', link.id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ status: 'used', setup_status: 'completed', setup_error: null })
  const completed = await world.db
    .selectFrom('attempts')
    .selectAll()
    .where('setup_link_id', '=', link.id)
    .where('status', '=', 'completed')
    .execute()
  expect(completed).toHaveLength(1)
  expect(completed[0]?.token).toBeNull()
  return number
}

/** How often Meta was asked for a token. */
export const exchanges = (world: World) =>
  world.sandbox.control.calls().filter(({ path }) => path === '/oauth/access_token').length

export { expect }
