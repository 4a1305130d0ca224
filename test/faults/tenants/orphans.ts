import { randomUUID } from 'node:crypto'
import { openDatabase } from '../../../server/store/database/database.ts'
import { database, type Kind } from '../support/databases.ts'
import { inParallel, pause, send } from '../support/http.ts'
import { apiKey, startProcesses } from '../support/processes.ts'
import { type Plan, type Row, randomOf } from '../support/report.ts'

const json = { 'Content-Type': 'application/json' }
/** A kill ends eight signups at once, most of them while their code is on its way: it is the rarest. */
const ends = ['nothing', 'revoke', 'revoke', 'replace', 'replace', 'delete', 'delete', 'kill'] as const

/**
 * Signups whose links are revoked or replaced, whose customers are deleted, and whose servers are killed, at random moments while
 * Meta takes its time over each call. In the end, what Meta holds is compared with what we can name: an account that we are
 * subscribed to, or a number that is registered, must belong to a signup that completed.
 */
export async function orphans(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  const count = short ? 12 : 500
  const random = randomOf(seed)
  await using db = await database(kind, plan)
  await using all = await startProcesses(db.url, 1)
  const ask = async (url: string, method: string, path: string, headers: Record<string, string>, body?: object) => {
    for (let tries = 0; ; tries++) {
      const answer = await send(url, {
        method,
        path,
        headers: { ...json, ...headers },
        body: JSON.stringify(body ?? {}),
      })
      // A server that was killed on a busy machine is back after as long as that takes.
      if ((answer.status !== 0 && answer.status !== 503) || tries > 3_000) return answer
      await pause(100)
    }
  }
  const server = all.servers[0] as string
  const key = { 'X-API-Key': apiKey }
  const backend = (method: string, path: string, body?: object) => ask(server, method, `/platform/v1${path}`, key, body)
  await ask(all.sandbox, 'POST', '/_control/faults', {}, { path: '.', answer: { delay: 60 } })

  const begin = async () => {
    const { id } = (await backend('POST', '/customers', { customer: { name: 'Wool' } })).body.data
    const links = `/customers/${id}/setup_links`
    const link = (await backend('POST', links, { setup_link: {} })).body.data
    const popup = (await ask(all.sandbox, 'POST', '/_control/finish', {}, { connectionType: 'dedicated' })).body
    const path = `/connect/v1/attempts/${randomUUID()}`
    const said = { connection_type: 'dedicated', code: popup.code, assets: popup.assets }
    const headers = { ...json, Authorization: `Bearer ${link.token}` }
    const put = send(server, { method: 'PUT', path, headers, body: JSON.stringify(said) })
    return { id, links, link, put, state: () => send(server, { path, headers }) }
  }
  // Moments fall into all steps of a signup, however long it takes on this machine. The first one is left alone and measured.
  const { put, state } = await begin()
  const began = Date.now()
  await put
  while ((await state()).body.status === 'working') await pause(20)
  const usual = Date.now() - began

  const done = { nothing: 0, revoke: 0, replace: 0, delete: 0, kill: 0 }
  let killing: Promise<void> | undefined
  const moments = Array.from({ length: count }, () => ({
    how: ends[Math.floor(random() * ends.length)],
    after: random() * usual * (short ? 1 : 2), // Eight at once take longer than one.
  }))
  let over = 0
  await inParallel(moments, 8, async ({ how = 'nothing', after }) => {
    const { id, links, link, put } = await begin()
    await pause(after)
    done[how]++
    if (how === 'revoke') await backend('PATCH', `${links}/${link.id}`, { setup_link: { status: 'revoked' } })
    if (how === 'replace') await backend('POST', links, { setup_link: {} })
    if (how === 'delete') await backend('DELETE', `/customers/${id}`)
    if (how === 'kill') {
      killing ??= all.kill(0).finally(() => {
        killing = undefined
      })
      await killing
    }
    await put
    if (++over % 100 === 0) say(`Signups that end in every way, on ${kind}: ${over} of ${count}`)
  })

  const store = await openDatabase(db.url)
  try {
    const openRows = () =>
      store.selectFrom('meta_ledger').selectAll().where('status', 'in', ['asked', 'held', 'undoing', 'stuck']).execute()
    for (const end = Date.now() + 120_000; Date.now() < end && (await openRows()).length; ) await pause(250)
    const left = await openRows()
    const completed = await store.selectFrom('attempts').selectAll().where('status', '=', 'completed').execute()
    const kept = await store.selectFrom('meta_ledger').selectAll().where('status', '=', 'kept').execute()
    const accounts = new Set([...completed, ...kept].map((row) => row.waba_id))
    const numbers = new Set([...completed, ...kept].map((row) => row.phone_number_id))
    const { wabas, numbers: atMeta } = (await send(all.sandbox, { path: '/_control/state' })).body as {
      wabas: { id: string; subscribed: boolean }[]
      numbers: { id: string; platformType: string }[]
    }
    const found = [
      ...wabas.filter(({ id, subscribed }) => subscribed && !accounts.has(id)).map(({ id }) => `account ${id}`),
      ...atMeta
        .filter(({ id, platformType }) => platformType === 'CLOUD_API' && !numbers.has(id))
        .map(({ id }) => `number ${id}`),
    ]
    const undone = await store
      .selectFrom('meta_ledger')
      .select((one) => ['kind', one.fn.countAll<number>().as('rows')])
      .where('status', '=', 'undone')
      .where('kind', '!=', 'grant')
      .groupBy('kind')
      .orderBy('kind', 'desc')
      .execute()
    const tokens = await store.selectFrom('meta_ledger').select('id').where('token', 'is not', null).execute()
    for (const line of found.slice(0, 10)) say(`An orphan at Meta, on ${kind}: ${line}`)
    for (const row of left.slice(0, 10)) say(`Not undone, on ${kind}: ${row.kind} ${row.status} ${row.note ?? ''}`)
    const lost = found.length + left.length + tokens.length
    return {
      what: 'orphans at Meta: revoked, replaced, deleted and killed at random moments',
      on: kind,
      tried: count,
      survived: count - Math.min(count, lost),
      lost,
      doubled: 0,
      errors: 0,
      note: `${Object.entries(done)
        .map(([how, times]) => `${times} × ${how}`)
        .join(
          ', ',
        )}; ${completed.length} completed; taken back: ${undone.map(({ kind: what, rows }) => `${rows} × ${what}`).join(', ')}; ${found.length} orphans, ${left.length} rows still open, ${tokens.length} tokens kept`,
    }
  } finally {
    await store.destroy()
  }
}
