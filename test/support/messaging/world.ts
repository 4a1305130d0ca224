import type { PatchbayOptions } from '../../../server/app.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import type { DatabaseKind } from '../databases.ts'
import { type Reply, request, start, type World } from '../world.ts'
import { playedMessaging } from './played-meta.ts'

/** A number that a customer connected. */
interface Connected {
  phone: string
  waba: string
  customer: string
}

export type MessagingWorld = World & {
  meta: Awaited<ReturnType<typeof playedMessaging>>
  /** Three accounts: two of the first project, one of the second. */
  one: Connected
  two: Connected
  theirs: Connected
  /** The key of the second project. */
  theirKey: string
  /** Calls the proxy with a key; the first project's unless told otherwise. */
  graph(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  /** A key of one account. */
  keyOf(account: string, scopes?: string[], apiKey?: string): Promise<string>
}

/**
 * A server with two projects and three connected accounts. `played` is a Meta that keeps what it was sent and can misbehave; without
 * it, the sandbox answers alone, as strictly as it does.
 */
export async function startMessaging(
  kind: DatabaseKind,
  changed: Partial<PatchbayOptions> = {},
  { played = true }: { played?: boolean } = {},
): Promise<MessagingWorld> {
  const world = await start(kind, changed)
  const meta = await playedMessaging(world.sandbox.url)
  const dispose = world[Symbol.asyncDispose].bind(world)
  if (played) await world.restart({ meta: { ...world.options.meta, graphUrl: meta.url }, ...changed })
  const apiKey = world.options.apiKey as string
  const { key: theirKey } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
  const platform = (key: string) => async (path: string, body: object) => {
    const reply = await request('POST', `${world.url}/platform/v1${path}`, body, { 'X-API-Key': key })
    if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
    return reply.body.data
  }
  const connected = async (key: string): Promise<Connected> => {
    const make = platform(key)
    const { id: customer } = await make('/customers', { customer: { name: 'Wind & Wool' } })
    const link = await make(`/customers/${customer}/setup_links`, { setup_link: {} })
    const done = await world.signUp(link)
    if (done.body.status !== 'completed') throw new Error(`no signup: ${JSON.stringify(done.body)}`)
    const { phone_number_id, business_account_id } = done.body.result
    return { phone: phone_number_id, waba: business_account_id, customer }
  }
  return Object.assign(world, {
    meta,
    one: await connected(apiKey),
    two: await connected(apiKey),
    theirs: await connected(theirKey),
    theirKey,
    graph: (method: string, path: string, body?: unknown, headers: Record<string, string> = { 'X-API-Key': apiKey }) =>
      request(method, `${world.url}/meta/whatsapp/v26.0${path}`, body, headers),
    keyOf: async (account: string, scopes?: string[], key = apiKey) =>
      (
        await platform(key)(`/whatsapp/accounts/${account}/keys`, {
          account_key: { name: 'theirs', ...(scopes ? { scopes } : {}) },
        })
      ).key as string,
    async [Symbol.asyncDispose]() {
      await dispose()
      await meta[Symbol.asyncDispose]()
    },
  })
}

/** A message that Meta takes. */
export const text = (to = '15550001111') => ({
  messaging_product: 'whatsapp',
  to,
  type: 'text',
  text: { body: 'Hello' },
})
