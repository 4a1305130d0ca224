// Read before a clock runs: loading it takes the whole process for a moment, and Graph has a second to answer.
import 'twilio'
import { randomUUID } from 'node:crypto'
import { describeApi } from '../../server/http/surfaces.ts'
import type { OpenApiOperation } from '../../server/openapi/document.ts'
import { addNameRequest, type DisplayNameRow } from '../../server/store/numbers/display-names.ts'
import { addRedelivery, stopRedelivery } from '../../server/store/webhooks/redeliveries.ts'
import { request, type World } from './world.ts'

export interface Documented {
  path: string
  method: string
  operation: OpenApiOperation
}

const ofProxy = ({ path }: Documented) => path.startsWith('/meta/whatsapp/')

/** The operations that the proxy passes on to Meta. */
export const proxied = (): Documented[] => all().filter(ofProxy)

/** The document's operations that are this server's own, one after another. */
export const documented = (): Documented[] => all().filter((one) => !ofProxy(one))

const all = (): Documented[] =>
  Object.entries(describeApi('https://connect.example.com').paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )

/** The id that stands in `path` behind `segment`, such as the customer of `/customers/{customer_id}`. */
export type Things = (path: string, segment: string) => string

/**
 * One of everything that has an id, in the project of `apiKey`: a customer, a link, a connected number, a webhook,
 * a delivery, an act that sent deliveries again, a key, a key of the number's account, a pool with a number, a domain.
 */
export async function fixtures(world: World, apiKey = world.options.apiKey as string): Promise<Things> {
  const made = async (path: string, body: object, method = 'POST') => {
    const reply = await request(method, `${world.url}/platform/v1${path}`, body, { 'X-API-Key': apiKey })
    if (reply.status >= 300) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
    return reply.body.data
  }
  const customer: string = (await made('/customers', { customer: { name: `Customer ${randomUUID()}` } })).id
  const link = await made(`/customers/${customer}/setup_links`, { setup_link: {} })
  const attempt = randomUUID()
  const done = await world.signUp({ ...link, customerId: customer }, { attemptId: attempt })
  if (done.body.status !== 'completed')
    throw new Error(
      `no signup: ${JSON.stringify(done.body)}\n${world.logged.filter((line) => line.includes(attempt)).join('\n')}`,
    )
  const number = done.body.result.phone_number_id as string
  const events = ['whatsapp.phone_number.created']
  const target = { url: 'https://app.example.com/hooks', secret_key: 'hush hush', events }
  const { id: webhook } = await made('/whatsapp/webhooks', { whatsapp_webhook: target })
  const messages = { ...target, events: ['whatsapp.message.received'] }
  const { id: numberWebhook } = await made(`/whatsapp/phone_numbers/${number}/webhooks`, { whatsapp_webhook: messages })
  const displayName = await declinedName(world, number)
  await made(`/whatsapp/webhooks/${webhook}/test`, { event_type: events[0] })
  const { id: delivery } = await world.db
    .selectFrom('deliveries')
    .select('id')
    .where('webhook_id', '=', webhook)
    .executeTakeFirstOrThrow()
  const { id: fresh } = await made(`/customers/${customer}/setup_links`, { setup_link: {} })
  const { id: key } = await made('/api_keys', { api_key: { name: 'another' } })
  const { business_account_id: account } = done.body.result
  const { id: project } = await made('/project', { project: { policy: { allow_access_token: true } } }, 'PATCH')
  const redelivery = await endedRedelivery(world, project)
  const { id: accountKey } = await made(`/whatsapp/accounts/${account}/keys`, { account_key: { name: 'theirs' } })
  const signedIn = await consoleSession(world, apiKey)
  const pool = await poolOf(world, apiKey, made)
  const { phoneNumber: phone_number } = world.sandbox.control.twilio.own()
  const [poolNumber] = (await made(`/number_pools/${pool}/numbers`, { numbers: [{ phone_number }] })).imported
  const { id: version } = await made('/theme', { theme: { primary_color: '#4f46e5' } }, 'PUT')
  const { id: domain } = await made('/domains', { domain: { hostname: `${randomUUID()}.example.com` } })
  const admin = await adminIds(world, apiKey, customer, number)

  return (path, segment) => {
    const known: Record<string, string | undefined> = path.startsWith('/platform')
      ? {
          customers: customer,
          setup_links: fresh,
          phone_numbers: number,
          display_name_requests: displayName,
          webhooks: path.includes('/phone_numbers/') ? numberWebhook : webhook,
          webhook_deliveries: delivery,
          redeliveries: redelivery,
          console_sessions: signedIn,
          api_keys: key,
          accounts: account,
          keys: accountKey,
          number_pools: pool,
          domains: domain,
          versions: version,
          numbers: poolNumber.id,
        }
      : {
          ...admin,
          'setup-links': fresh,
          'phone-numbers': number,
          attempts: attempt,
          s: link.token,
          sessions: signedIn,
        }
    const id = known[segment]
    if (!id) throw new Error(`this test does not know an id for ${segment} in ${path}`)
    return id
  }
}

/** Somebody at the console. */
async function consoleSession({ url }: World, key: string): Promise<string> {
  const reply = await request('POST', `${url}/console/session`, { key }, { 'Sec-Fetch-Site': 'same-origin' })
  return reply.body.data.id
}

/** A project has one at a time, so this one has ended. */
async function endedRedelivery({ db }: World, project_id: string): Promise<string> {
  const now = new Date().toISOString()
  const made = await addRedelivery(
    db,
    { project_id, matched: 0, created_at: now },
    { status: 'failed', since: now, until: now },
  )
  if (!made) throw new Error('another redelivery is under way')
  await stopRedelivery(db, made.id, now)
  return made.id
}

/** A display name that Meta said no to: while one is under review, another cannot be asked for. */
async function declinedName({ db }: World, phoneNumberId: string): Promise<string> {
  const number = await db
    .selectFrom('phone_numbers')
    .selectAll()
    .where('phone_number_id', '=', phoneNumberId)
    .executeTakeFirstOrThrow()
  const at = new Date().toISOString()
  const { id } = (await addNameRequest(db, number, 'The Pope', at, at)) as DisplayNameRow
  const over = { status: 'declined', reviewed_at: at, run_at: null } as const
  await db.updateTable('display_name_requests').set(over).where('id', '=', id).execute()
  return id
}

/** The project's pool, in its own Twilio account; both are made once. */
async function poolOf(
  world: World,
  apiKey: string,
  made: (path: string, body: object, method?: string) => Promise<{ id: string }>,
): Promise<string> {
  const read = async (path: string) =>
    (await request('GET', `${world.url}/platform/v1${path}`, undefined, { 'X-API-Key': apiKey })).body.data
  if ((await read('/telephony')).credentials === 'none')
    await made('/telephony', { telephony: credentials(world) }, 'PUT')
  const [known] = await read('/number_pools?country_iso=US')
  return (known ?? (await made('/number_pools', { number_pool: { country_iso: 'US' } }))).id
}

const credentials = ({ sandbox: { twilio } }: World) => ({
  account_sid: twilio.accountSid,
  auth_token: twilio.authToken,
})

async function adminIds(world: World, apiKey: string, customerId: string, phoneNumberId: string) {
  const headers = { 'X-API-Key': apiKey }
  const webhook = await request(
    'POST',
    `${world.url}/v1/webhooks`,
    { url: 'https://app.example.com/hooks', events: ['whatsapp.phone_number.created'] },
    headers,
  )
  const test = `${world.url}/v1/webhooks/${webhook.body.id}/test`
  const delivery: string = (await request('POST', test, {}, headers)).body.delivery_id
  const { number: customer, project_id } = await world.db
    .selectFrom('customers')
    .select(['number', 'project_id'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow()
  const { number: tenant } = await world.db
    .selectFrom('projects')
    .select('number')
    .where('id', '=', project_id)
    .executeTakeFirstOrThrow()
  const { number: waba } = await world.db
    .selectFrom('accounts')
    .innerJoin('phone_numbers', 'phone_numbers.business_account_id', 'accounts.waba_id')
    .where('phone_numbers.phone_number_id', '=', phoneNumberId)
    .where('accounts.customer_id', '=', customerId)
    .select('accounts.number')
    .executeTakeFirstOrThrow()
  const own = { customers: `${customer}`, tenants: `${tenant}`, wabas: `${waba}`, webhooks: `${webhook.body.id}` }
  return { ...own, deliveries: delivery }
}

/** `path` with the ids of `things` in it. */
export const filled = (path: string, things: Things) =>
  path.replace(/([^/]+)\/\{\w+\}/g, (_, segment: string) => `${segment}/${things(path, segment)}`)

/** The shell variables of an example, by the same ids. */
export function idsIn(command: string, things: Things): Record<string, string> {
  const path = new URL(/"(http[^"]+)"/.exec(command)?.[1] as string).pathname
  const found = [...path.matchAll(/([^/]+)\/\$(\w+)/g)].map(([, segment, name]) => [
    name as string,
    things(path, segment as string),
  ])
  return Object.fromEntries(found)
}
