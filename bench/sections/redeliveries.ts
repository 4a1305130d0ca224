import { openDatabase } from '../../server/store/database/database.ts'
import { newIntegerId } from '../../server/store/database/integer-id.ts'
import type { DeliveryRow } from '../../server/store/webhooks/tables.ts'
import { apiKey, type Contestant, type Ground, kinds } from '../ground.ts'
import { type Line, perSecond, whole } from '../lines.ts'
import { receive } from '../receiver.ts'
import { ratio } from '../rounds.ts'
import { seed, webhookId } from '../seed.ts'
import { spreadOf } from '../spread.ts'

export const title = 'Deliveries that failed, sent again in one act'

/** The webhook that what is new goes to, beside the one whose deliveries are sent again. */
const otherId = '0190b000-0000-7000-8000-000000000002'

/** Against what is new: at the same rate, and without holding it up. */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  const [many, few, rounds] = ground.quick ? [1_000, 300, 2] : [10_000, 2_000, 3]
  for (const kind of kinds) {
    await using receiver = await receive()
    const url = await ground.database(kind)
    await seed(url, 5_000)
    await twoWebhooks(url, receiver.urlOf)
    const rates = { live: [] as number[], again: [] as number[], alone: [] as number[], beside: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      await queue(url, webhookId, many, 'pending', `live-${round}`)
      const live = receiver.expect('/again', many)
      const patchbay = await ground.patchbay(url)
      rates.live.push(await live.rate)

      await queue(url, webhookId, many, 'failed', `again-${round}`)
      const again = receiver.expect('/again', many)
      await sendAgain(patchbay)
      rates.again.push(await again.rate)

      // By the same process and over the same table, just filled, as beside the others: only their sending is the difference.
      await queue(url, webhookId, many, 'failed', `busy-${round}`)
      const alone = receiver.expect('/live', few)
      await queue(url, otherId, few, 'pending', `alone-${round}`)
      rates.alone.push(await alone.rate)

      const busy = receiver.expect('/again', many)
      await sendAgain(patchbay)
      await busy.begun
      const beside = receiver.expect('/live', few)
      await queue(url, otherId, few, 'pending', `beside-${round}`)
      rates.beside.push(await beside.rate)
      await busy.rate
      await patchbay.stop()
    }
    const line = { section: title, on: kind }
    yield {
      ...line,
      what: `send ${whole(many)} again`,
      ours: perSecond(spreadOf(rates.again).middle),
      against: `as new ones ${perSecond(spreadOf(rates.live).middle)}`,
      ratio: ratio(rates.again, rates.live),
      budget: { least: 0.8 },
    }
    yield {
      ...line,
      what: `${whole(few)} new ones beside it`,
      ours: perSecond(spreadOf(rates.beside).middle),
      against: `alone ${perSecond(spreadOf(rates.alone).middle)}`,
      ratio: ratio(rates.beside, rates.alone),
      budget: { least: 0.9 },
    }
  }
}

async function twoWebhooks(databaseUrl: string, urlOf: (path: string) => string) {
  const db = await openDatabase(databaseUrl)
  const row = await db.selectFrom('webhooks').selectAll().where('id', '=', webhookId).executeTakeFirstOrThrow()
  await db
    .updateTable('webhooks')
    .set({ url: urlOf('/again') })
    .execute()
  await db
    .insertInto('webhooks')
    .values({ ...row, id: otherId, number: newIntegerId(), url: urlOf('/live') })
    .execute()
  await db.destroy()
}

/** So many deliveries for a webhook: due, or failed an hour ago. */
async function queue(databaseUrl: string, webhook: string, many: number, status: 'pending' | 'failed', name: string) {
  const db = await openDatabase(databaseUrl)
  const source = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('status', '=', 'delivered')
    .executeTakeFirstOrThrow()
  const at = new Date(Date.now() - (status === 'failed' ? 3_600_000 : 1_000)).toISOString()
  const rows = Array.from(
    { length: many },
    (_, nth): DeliveryRow => ({
      ...source,
      id: `${name}-${String(nth).padStart(6, '0')}`,
      webhook_id: webhook,
      status,
      run_at: status === 'pending' ? at : null,
      failed_at: status === 'failed' ? at : null,
      attempt_count: status === 'failed' ? 8 : 0,
      created_at: at,
      delivered_at: null,
      response_status: null,
      response_body: null,
      last_attempt_at: null,
    }),
  )
  await db.transaction().execute(async (tx) => {
    for (let first = 0; first < rows.length; first += 500)
      await tx
        .insertInto('deliveries')
        .values(rows.slice(first, first + 500))
        .execute()
  })
  await db.destroy()
}

/** As soon as the act before has ended. */
async function sendAgain({ port }: Contestant) {
  for (let tries = 0; tries < 200; tries++) {
    const reply = await fetch(`http://127.0.0.1:${port}/platform/v1/webhook_deliveries/redeliver`, {
      method: 'POST',
      headers: { 'X-API-Key': apiKey, 'Content-Type': 'application/json' },
      body: JSON.stringify({ filter: { webhook_id: webhookId } }),
    })
    if (reply.ok) return
    if (reply.status !== 409) throw new Error(`not sent again: ${reply.status} ${await reply.text()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the act before does not end')
}
