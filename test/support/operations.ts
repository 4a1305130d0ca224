import { randomUUID } from 'node:crypto'
import type { OpenApiOperation } from '../../server/openapi/document.ts'
import { describeApi } from '../../server/openapi/router.ts'
import { request, type World } from './world.ts'

/** The document's operations, one after another. */
export const documented = (): { path: string; method: string; operation: OpenApiOperation }[] =>
  Object.entries(describeApi('https://connect.example.com').paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )

/** The id that stands in `path` behind `segment`, such as the customer of `/customers/{customer_id}`. */
export type Things = (path: string, segment: string) => string

/** One of everything that has an id, in the project of `apiKey`: a customer, a link, a connected number, a webhook, a delivery, a key. */
export async function fixtures(world: World): Promise<Things> {
  const link = await world.link({})
  const done = await world.signUp(link)
  const number = done.body.result.phone_number_id
  const events = ['whatsapp.phone_number.created']
  const made = async (path: string, body: object) => {
    const reply = await world.api('POST', path, body)
    if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
    return reply.body.data.id as string
  }
  const target = { url: 'https://app.example.com/hooks', secret_key: 'hush hush', events }
  const webhook = await made('/whatsapp/webhooks', { whatsapp_webhook: target })
  const messages = { ...target, events: ['whatsapp.message.received'] }
  const numberWebhook = await made(`/whatsapp/phone_numbers/${number}/webhooks`, { whatsapp_webhook: messages })
  await world.api('POST', `/whatsapp/webhooks/${webhook}/test`, { event_type: events[0] })
  const { id: delivery } = await world.db
    .selectFrom('deliveries')
    .select('id')
    .where('webhook_id', '=', webhook)
    .executeTakeFirstOrThrow()
  const fresh = await made(`/customers/${link.customerId}/setup_links`, { setup_link: {} })
  const key = await made('/api_keys', { api_key: { name: 'another' } })
  const admin = await adminIds(world, link.customerId, number)

  return (path, segment) => {
    const known: Record<string, string | undefined> = path.startsWith('/platform')
      ? {
          customers: link.customerId,
          setup_links: fresh,
          phone_numbers: number,
          webhooks: path.includes('/phone_numbers/') ? numberWebhook : webhook,
          webhook_deliveries: delivery,
          api_keys: key,
        }
      : {
          ...admin,
          'setup-links': fresh,
          'phone-numbers': number,
          attempts: randomUUID(),
          s: link.token,
        }
    const id = known[segment]
    if (!id) throw new Error(`this test does not know an id for ${segment} in ${path}`)
    return id
  }
}

async function adminIds(world: World, customerId: string, phoneNumberId: string) {
  const headers = { 'X-API-Key': world.options.apiKey as string }
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
