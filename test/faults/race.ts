import { randomUUID } from 'node:crypto'
import { faultCode, faults } from '../../contract/index.ts'
import { openDatabase } from '../../server/store/database/database.ts'
import { Watch } from './customer.ts'
import { subscribe } from './subscribe.ts'
import { database } from './support/databases.ts'
import { type Answer, pause, send } from './support/http.ts'
import { apiKey, startProcesses } from './support/processes.ts'
import type { Plan, Row } from './support/report.ts'

const json = { 'Content-Type': 'application/json' }
const sheep = { success_redirect_url: 'https://wool.example/done', failure_redirect_url: 'https://wool.example/no' }

/** How one of many ended: with the number, led to it by whoever was first, or with a word that is neither. */
interface End {
  how: 'completed' | 'led' | 'lost'
  /** The number they were told of; else the last answer. */
  word: string
}

/** Everybody completes one link at the same moment, half of them at each of two processes: by one popup, and by one each. */
export async function race(plan: Plan): Promise<Row[]> {
  const { short, say } = plan
  const count = short ? 40 : 1_000
  await using db = await database('PostgreSQL', plan)
  await using all = await startProcesses(db.url, 2, { PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: '1' })
  await using told = await subscribe(all.servers[0] as string)
  const key = { 'X-API-Key': apiKey, ...json }
  const made = async (path: string, body: object) => {
    const asked = { method: 'POST', path: `/platform/v1${path}`, headers: key, body: JSON.stringify(body) }
    return (await send(all.servers[0] as string, asked)).body.data
  }
  const popup = async () => {
    const asked = { method: 'POST', path: '/_control/finish', headers: json, body: '{"connectionType":"dedicated"}' }
    return (await send(all.sandbox, asked)).body as { code: string; assets: object }
  }
  const exchanges = async () =>
    (await send(all.sandbox, { path: '/_control/calls?path=access_token' })).body.calls.length

  const run = async (what: string, popups: () => Promise<{ code: string; assets: object }[]>): Promise<Row> => {
    const customer = await made('/customers', { customer: { name: 'Wool' } })
    const link = await made(`/customers/${customer.id}/setup_links`, { setup_link: sheep })
    const headers = { Authorization: `Bearer ${link.token}`, ...json }
    const watch = new Watch()
    let [sentAgain, signedAgain] = [0, 0]

    /** As the widget does: what got no answer, or was told to come back, is asked again. */
    const ask = async (server: string, method: string, path: string, body?: object): Promise<Answer> => {
      for (const end = Date.now() + 120_000; ; sentAgain++) {
        const asked = { method, path: `/connect/v1/attempts/${path}`, headers }
        const answer = await send(server, { ...asked, ...(body ? { body: JSON.stringify(body) } : {}) })
        watch.note(method, answer)
        if ((answer.status !== 0 && answer.status !== 503) || Date.now() > end) return answer
        await pause(1_000 + Math.random() * 2_000)
      }
    }
    const one = async ({ code, assets }: { code: string; assets: object }, nth: number): Promise<End> => {
      const server = all.servers[nth % 2] as string
      const body = { connection_type: 'dedicated', code, assets }
      let answer = await ask(server, 'PUT', randomUUID(), body)
      for (const end = Date.now() + 120_000; answer.body?.status === 'working' && Date.now() < end; ) {
        await pause(500)
        answer = await ask(server, 'GET', answer.body.id)
      }
      const { status, fault = answer.body?.code, redirect_url } = answer.body ?? {}
      const params = new URL(redirect_url ?? 'https://nowhere.example').searchParams
      const number = params.get('status') === 'completed' ? params.get('phone_number_id') : null
      if (number) return { how: status === 'completed' ? 'completed' : 'led', word: number }
      // What the customer is asked to do, they do.
      if (faults[faultCode(fault)].remedy === 'sign_again' && signedAgain++ < count) return one(await popup(), nth)
      return { how: 'lost', word: `${answer.status} ${answer.text.slice(0, 200)}` }
    }

    const [first, before] = [told.ids.size, await exchanges()]
    const given = await popups()
    const began = Date.now()
    const ends = await Promise.all(given.map(one))
    const seconds = ((Date.now() - began) / 1_000).toFixed(1)
    for (const end = Date.now() + 20_000; told.ids.size < first + 2 && Date.now() < end; ) await pause(100)

    const store = await openDatabase(db.url)
    const numbers = await store
      .selectFrom('phone_numbers')
      .select('phone_number_id as id')
      .where('customer_id', '=', customer.id)
      .execute()
    const attempts = await store.selectFrom('attempts').select('status').where('setup_link_id', '=', link.id).execute()
    await store.destroy()
    const [number] = numbers
    const many = (how: End['how']) => ends.filter((one) => one.how === how && one.word === number?.id).length
    const survived = many('completed') + many('led')
    const others = ends.filter(({ word }) => word !== number?.id).map(({ how, word }) => `${how}: ${word}`)
    const won = attempts.filter(({ status }) => status === 'completed').length
    for (const line of [...watch.seen, ...others].slice(0, 10)) say(`The race: ${line}`)
    const spent = (await exchanges()) - before
    return {
      what,
      on: 'PostgreSQL',
      tried: count,
      survived,
      errors: watch.errors,
      lost: won === 1 && numbers.length === 1 && many('completed') && told.ids.size === first + 2 ? 0 : 1,
      doubled:
        Math.max(0, won - 1) +
        Math.max(0, numbers.length - 1) +
        Math.max(0, told.ids.size - first - 2) +
        Math.max(0, spent - attempts.length),
      note: `two processes; ${many('completed')} saw their own signup complete, ${many('led')} were led to the same number; ${spent} codes spent; ${sentAgain} requests sent again, ${signedAgain} popups; ${seconds} s`,
    }
  }

  const oneEach = await run('one link, by as many popups at once', () =>
    Promise.all(Array.from({ length: count }, popup)),
  )
  const together = await run('one popup, its end sent by everybody at once', async () => {
    const only = await popup()
    return Array.from({ length: count }, () => only)
  })
  return [oneEach, together]
}
