import { createHmac, timingSafeEqual } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { standardHeaders } from '../../server/delivery/signatures.ts'
import { verifyWebhook } from '../../server/delivery/verify-webhook.ts'
import { openDatabase } from '../../server/store/database/database.ts'
import { deliverAll } from '../bare/deliver.ts'
import { openSql } from '../bare/sql.ts'
import { type Ground, kinds } from '../ground.ts'
import { type Line, perSecond } from '../lines.ts'
import { receive } from '../receiver.ts'
import { ratio } from '../rounds.ts'
import { seed, webhookId } from '../seed.ts'
import { spreadOf } from '../spread.ts'

export const title = 'Webhooks: verified by a host app, delivered from the outbox'

/** better-auth sends no webhooks; what stands beside ours is the same by hand, and the library of the standard. */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  yield* verifying(ground)
  for (const kind of kinds) yield await delivering(ground, kind)
}

async function* verifying({ quick }: Ground): AsyncGenerator<Line> {
  const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
  const body = JSON.stringify({ id: 'x', setup_link: { id: 'y', status: 'used' }, filler: 'z'.repeat(400) })
  const headers: Record<string, string> = {
    ...standardHeaders([secret], { id: 'msg_1', at: new Date(), body }),
    'x-webhook-event': 'a',
  }
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const byHand = () => {
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const right = createHmac('sha256', key).update(signed).digest()
    const given = Buffer.from(String(headers['webhook-signature']).slice('v1,'.length), 'base64')
    if (!timingSafeEqual(right, given)) throw new Error('not signed')
    return JSON.parse(body)
  }
  const ways = [() => verifyWebhook(body, headers, secret), byHand, () => new Webhook(secret).verify(body, headers)]
  const rates: number[][] = [[], [], []]
  for (let round = -2; round < (quick ? 5 : 15); round++)
    for (const [nth, way] of ways.entries()) {
      const [began, times] = [performance.now(), quick ? 2_000 : 5_000]
      for (let time = 0; time < times; time++) way()
      if (round >= 0) rates[nth]?.push((times * 1_000) / (performance.now() - began))
    }
  const [ours, hand, library] = rates as [number[], number[], number[]]
  const line = { section: title, what: 'verify', on: 'in one process', ours: perSecond(spreadOf(ours).middle) }
  yield { ...line, against: `an HMAC by hand ${perSecond(spreadOf(hand).middle)}`, ratio: ratio(ours, hand) }
  yield { ...line, against: `standardwebhooks ${perSecond(spreadOf(library).middle)}`, ratio: ratio(ours, library) }
}

/** A backlog for one receiver: from the first that arrives to the last. Eight at most are under way to it, on both sides. */
async function delivering(ground: Ground, kind: (typeof kinds)[number]): Promise<Line> {
  const [backlog, rounds] = ground.quick ? [150, 3] : [600, 5]
  await using receiver = await receive()
  const [ours, bares] = [await ground.database(kind), await ground.database(kind)]
  for (const url of [ours, bares]) await seed(url, 5_000)
  const rates: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    await queue(ours, backlog, receiver.urlOf('/hook'), round)
    const whole = receiver.expect('/hook', backlog).rate
    const patchbay = await ground.patchbay(ours)
    rates[0].push(await whole)
    await patchbay.stop()

    await queue(bares, backlog, receiver.urlOf('/hook'), round)
    const byHand = receiver.expect('/hook', backlog).rate
    const sql = openSql(bares)
    await deliverAll(sql, 8)
    rates[1].push(await byHand)
    await sql.end()
  }
  return {
    section: title,
    what: `deliver ${backlog} to one receiver`,
    on: kind,
    ours: perSecond(spreadOf(rates[0]).middle),
    against: `the same by hand ${perSecond(spreadOf(rates[1]).middle)}`,
    ratio: ratio(...rates),
  }
}

/** So many deliveries that are due, for the one webhook there is. */
async function queue(databaseUrl: string, deliveries: number, receiver: string, round: number) {
  const db = await openDatabase(databaseUrl)
  await db.updateTable('webhooks').set({ url: receiver }).execute()
  const source = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('status', '=', 'delivered')
    .limit(1)
    .executeTakeFirstOrThrow()
  const at = new Date(Date.now() - 1_000).toISOString()
  const rows = Array.from({ length: deliveries }, (_, nth) => ({
    ...source,
    id: `${round}-${nth}`,
    webhook_id: webhookId,
    status: 'pending' as const,
    run_at: at,
    created_at: at,
    attempt_count: 0,
    delivered_at: null,
    response_status: null,
    response_body: null,
    last_attempt_at: null,
  }))
  await db.insertInto('deliveries').values(rows).execute()
  await db.destroy()
}
