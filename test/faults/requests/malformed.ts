import fc from 'fast-check'
import { describeApi } from '../../../server/http/surfaces.ts'
import { connectionLimits } from '../../../server/process/http-server.ts'
import { Watch } from '../customer.ts'
import { database, type Kind } from '../support/databases.ts'
import { inParallel, send } from '../support/http.ts'
import { apiKey, metricsToken, startProcesses } from '../support/processes.ts'
import type { Plan, Row } from '../support/report.ts'
import { headOf, wrongRequests } from './wrong-requests.ts'

/** How much more a server may hold after all of it than after the first tenth, in megabytes. */
const allowance = 40

/** Requests that are wrong in every way there is, over all routes of the OpenAPI document. */
export async function malformed(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  const count = short ? 500 : kind === 'SQLite' ? 100_000 : 20_000
  await using db = await database(kind, plan, { crashes: false })
  await using all = await startProcesses(db.url, 1)
  const server = all.servers[0] as string
  const headers = { 'X-API-Key': apiKey, 'Content-Type': 'application/json' }
  const made = async (path: string, body: object) =>
    (await send(server, { method: 'POST', path: `/platform/v1${path}`, headers, body: JSON.stringify(body) })).body.data
  const customer = await made('/customers', { customer: { name: 'Wool' } })
  const link = await made(`/customers/${customer.id}/setup_links`, { setup_link: {} })
  const hook = { url: 'https://receiver.invalid/', secret_key: 'hush hush', events: ['whatsapp.phone_number.created'] }
  const webhook = await made('/whatsapp/webhooks', { whatsapp_webhook: hook })
  const ids = {
    customer_id: customer.id,
    customerId: customer.id,
    setup_link_id: link.id,
    webhook_id: webhook.id,
    token: link.token,
  }

  // A key may be made, and revoked; a request that revokes ours would make the rest of them strangers.
  const paths = Object.fromEntries(Object.entries(describeApi(server).paths).filter(([path]) => path !== '/metrics'))
  const memory = async () => {
    const { text } = await send(server, { path: '/metrics', headers: { Authorization: `Bearer ${metricsToken}` } })
    return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20
  }
  const watch = new Watch()
  const statuses: Record<string, number> = {}
  let [sent, first, silent, again] = [0, 0, 0, 0]
  const perBatch = 500
  for (let batch = 0; sent < count; batch++) {
    const some = fc.sample(wrongRequests(paths, ids, { link: link.token, key: apiKey }), {
      numRuns: Math.min(perBatch, count - sent),
      seed: seed + batch,
    })
    await inParallel(some, 24, async (wrong) => {
      const ask = () =>
        send(server, wrong as Parameters<typeof send>[1]).catch(
          (): { status: number; headers: object; text: string } => ({ status: -1, headers: {}, text: '' }),
        )
      let answer = await ask()
      // A connection may close between two requests: what got nothing is sent once more, as clients do. A server that died gives nothing.
      if (answer.status === 0) {
        again++
        answer = await ask()
      }
      const cut = answer.status === 0 && headOf(wrong) > connectionLimits.maxHeaderSize
      if (answer.status === 0 && !cut) {
        silent++
        watch.seen.push(
          `${wrong.method} ${wrong.path}: nothing (batch seed ${seed + batch}) ${JSON.stringify(wrong.headers)} ${String(wrong.body).slice(0, 100)} ${wrong.body?.length}`,
        )
      }
      const how = cut ? 'cut off, with more than 16 kB of headers' : String(answer.status)
      statuses[how] = (statuses[how] ?? 0) + 1
      if (answer.status >= 500) {
        watch.errors++
        watch.seen.push(
          `${wrong.method} ${wrong.path}: ${answer.status} ${answer.text.slice(0, 200)} (batch seed ${seed + batch}) ${String(wrong.body).slice(0, 300)}`,
        )
      }
    })
    sent += some.length
    if (batch === Math.floor(count / perBatch / 10)) first = await memory()
    if (sent % 10_000 === 0) say(`Malformed requests on ${kind}: ${sent} of ${count}`)
  }
  const grown = Math.round((await memory()) - first)
  const alive = (await send(server, { path: '/readyz' })).status === 200
  const leak = !short && grown > allowance
  for (const line of watch.seen.slice(0, 20)) say(`Malformed requests on ${kind}: ${line}`)
  if (leak) say(`Malformed requests on ${kind}: the heap grew by ${grown} MB`)
  return {
    what: 'malformed requests over all routes',
    on: kind,
    tried: sent,
    lost: (alive ? 0 : 1) + (leak ? 1 : 0) + silent,
    doubled: 0,
    survived: sent - silent - watch.errors,
    errors: watch.errors,
    note: `${Object.entries(statuses)
      .map(([status, times]) => `${times} × ${status}`)
      .join(', ')}; ${again} sent again; the heap grew by ${grown} MB after the first tenth`,
  }
}
