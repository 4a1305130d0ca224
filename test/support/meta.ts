import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { expect } from 'vitest'
import { projectEvents } from '../../contract/index.ts'
import { newIntegerId } from '../../server/store/database/integer-id.ts'
import { addWebhook } from '../../server/store/webhooks/webhooks.ts'
import { toIso } from '../../server/time.ts'
import { webhookRow } from './receiver.ts'
import { until } from './until.ts'
import type { World } from './world.ts'

/** Subscribes to every event of the default project; gives the bodies that were written for it, oldest first, by name. */
export async function told(world: World) {
  const project = await world.db.selectFrom('projects').select('id').orderBy('id').executeTakeFirstOrThrow()
  return subscribe(world, project.id)
}

/** Another project with a customer of its own, which can have a number that another project has too. */
export async function toldBy(world: World) {
  const [projectId, customerId, at] = [randomUUID(), randomUUID(), toIso(new Date())]
  await world.db
    .insertInto('projects')
    .values({ id: projectId, name: 'Other', policy: '{}', number: newIntegerId(), created_at: at })
    .execute()
  await world.db
    .insertInto('customers')
    .values({
      id: customerId,
      project_id: projectId,
      name: 'Theirs',
      external_customer_id: null,
      number: newIntegerId(),
      email: null,
      phone: null,
      metadata: null,
      status: null,
      created_at: at,
      updated_at: at,
    })
    .execute()
  return {
    projectId,
    customerId,
    events: await subscribe(world, projectId),
    /** Copies a number of another project into this one: the same number, connected by both. */
    async adopt(phoneNumberId: string) {
      const number = await world.db
        .selectFrom('phone_numbers')
        .selectAll()
        .where('phone_number_id', '=', phoneNumberId)
        .executeTakeFirstOrThrow()
      const own = { id: randomUUID(), project_id: projectId, customer_id: customerId, number: newIntegerId() }
      await world.db
        .insertInto('phone_numbers')
        .values({ ...number, ...own })
        .execute()
    },
  }
}

async function subscribe(world: World, projectId: string) {
  const row = webhookRow(randomUUID(), newIntegerId(), projectId, toIso(new Date()))
  await addWebhook(world.db, { ...row, events: JSON.stringify(projectEvents) })
  return async (name: string): Promise<unknown[]> => {
    const rows = await world.db
      .selectFrom('deliveries')
      .select('body')
      .where('project_id', '=', projectId)
      .where('event', '=', name)
      .orderBy('created_at')
      .execute()
    return rows.map(({ body }) => JSON.parse(body))
  }
}

/** Starts a server on a free port; its address. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return `http://localhost:${(server.address() as { port: number }).port}`
}

/** What is written down of all that we did at Meta, the oldest first. */
export const ledgerOf = (world: World) =>
  world.db
    .selectFrom('meta_ledger')
    .select(['kind', 'status', 'token', 'reason', 'note'])
    .orderBy('created_at')
    .orderBy('kind')
    .execute()

/** Waits until nothing of the ledger may stand at Meta without being a number's. No token is left then. */
export async function settled(world: World) {
  await until(
    async () => {
      world.advance(2_000)
      expect((await ledgerOf(world)).filter(({ status }) => !['kept', 'undone', 'lost'].includes(status))).toEqual([])
    },
    { timeout: 20_000, interval: 200 },
  )
  expect((await ledgerOf(world)).filter(({ token }) => token !== null)).toEqual([])
}

/** What stands at Meta of an account and its number. */
export function atMeta(world: World, { wabaId, phoneNumberId }: { wabaId: string; phoneNumberId: string }) {
  const { wabas, numbers } = world.sandbox.control.state()
  return [
    wabas.find(({ id }) => id === wabaId)?.subscribed,
    numbers.find(({ id }) => id === phoneNumberId)?.platformType === 'CLOUD_API',
  ]
}

/** A token as Meta gives it for a code. */
export async function tokenFor({ sandbox, options }: World, code: string): Promise<string> {
  const { appId, appSecret } = options.meta
  const exchange = { client_id: appId, client_secret: appSecret, code }
  const { access_token } = (await graph(sandbox.url, 'oauth/access_token', exchange)) as {
    access_token: string
  }
  return access_token
}

/** Another server with the same app subscribes to an account. */
export const subscribeElsewhere = async (world: World, { code, wabaId }: { code: string; wabaId: string }) =>
  graph(world.sandbox.url, `${wabaId}/subscribed_apps`, {}, await tokenFor(world, code))

async function graph(url: string, path: string, body: object, token?: string) {
  const reply = await fetch(`${url}/v26.0/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  return reply.json()
}
