import { randomUUID } from 'node:crypto'
import { openDatabase } from '../../server/store/database.ts'
import { Watch } from './customer.ts'
import { database } from './databases.ts'
import { type Answer, pause, send } from './http.ts'
import { apiKey, startProcesses } from './processes.ts'
import type { Plan, Row } from './report.ts'
import { subscribe } from './subscribe.ts'

/** As many people as that finish the popup of one link at the same moment, half of them at each of two processes: one wins. */
export async function race({ short, say }: Plan): Promise<Row> {
  const count = short ? 60 : 1_000
  await using db = await database('PostgreSQL')
  await using all = await startProcesses(db.url, 2, { PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: '1' })
  await using told = await subscribe(all.servers[0] as string)
  const key = { 'X-API-Key': apiKey, 'Content-Type': 'application/json' }
  const made = async (path: string, body: object) =>
    (
      await send(all.servers[0] as string, {
        method: 'POST',
        path: `/platform/v1${path}`,
        headers: key,
        body: JSON.stringify(body),
      })
    ).body.data
  const customer = await made('/customers', { customer: { name: 'Wool' } })
  const link = await made(`/customers/${customer.id}/setup_links`, { setup_link: {} })
  const headers = { Authorization: `Bearer ${link.token}`, 'Content-Type': 'application/json' }

  const watch = new Watch()
  const json = { 'Content-Type': 'application/json' }
  const popup = { method: 'POST', path: '/_control/finish', headers: json, body: '{"connectionType":"dedicated"}' }
  const popups = await Promise.all(Array.from({ length: count }, () => send(all.sandbox, popup)))
  const began = Date.now()
  let again = 0
  const one = async ({ body: { code, assets } }: Answer, nth: number) => {
    const server = all.servers[nth % 2] as string
    const path = `/connect/v1/attempts/${randomUUID()}`
    const body = JSON.stringify({ connection_type: 'dedicated', code, assets })
    // As the widget does: what got no answer, or was told to come back, is sent again with the same code.
    let answer = await send(server, { method: 'PUT', path, headers, body })
    watch.note('PUT', answer)
    for (const end = Date.now() + 300_000; (answer.status === 0 || answer.status === 503) && Date.now() < end; ) {
      again++
      await pause(1_000 + Math.random() * 2_000)
      answer = await send(server, { method: 'PUT', path, headers, body })
      watch.note('PUT', answer)
    }
    const open = () => answer.status === 0 || answer.status === 503 || answer.body?.status === 'working'
    for (const end = Date.now() + 300_000; open() && Date.now() < end; await pause(500)) {
      answer = await send(server, { path, headers })
      watch.note('GET', answer)
    }
    return answer.body?.status === 'completed'
      ? 'completed'
      : (answer.body?.fault ?? answer.body?.code ?? `${answer.status}`)
  }
  const ends = await Promise.all(popups.map(one))
  const seconds = ((Date.now() - began) / 1_000).toFixed(1)
  const counts: Record<string, number> = {}
  for (const end of ends) counts[end] = (counts[end] ?? 0) + 1

  const store = await openDatabase(db.url)
  const numbers = await store.selectFrom('phone_numbers').select('id').execute()
  const won = await store.selectFrom('attempts').select('id').where('status', '=', 'completed').execute()
  await store.destroy()
  for (const end = Date.now() + 20_000; told.ids.size < 2 && Date.now() < end; ) await pause(100)
  for (const line of watch.seen.slice(0, 10)) say(`The race: ${line}`)
  // A machine that takes longer than a code lives ends the others with a word about that; one wins all the same.
  const known = ['completed', 'already_used', 'code_expired', 'exchange_unanswered']
  const answered = known.reduce((sum, end) => sum + (counts[end] ?? 0), 0)
  if (answered !== count) say(`The race: ${JSON.stringify(counts)}`)
  return {
    ...{ what: 'one link, completed by everybody at once', on: 'PostgreSQL', tried: count, survived: answered },
    lost: counts.completed === 1 && won.length === 1 && numbers.length === 1 && told.ids.size >= 2 ? 0 : 1,
    doubled:
      Math.max(0, (counts.completed ?? 0) - 1) + Math.max(0, numbers.length - 1) + Math.max(0, told.ids.size - 2),
    errors: watch.errors,
    note: `two processes; 1 won, ${counts.already_used ?? 0} were told that the link is used; ${again} requests had to be sent again; ${seconds} s`,
  }
}
