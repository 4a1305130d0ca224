import { randomUUID } from 'node:crypto'
import { faultCode, faults } from '../../contract/index.ts'
import { database, type Kind } from './support/databases.ts'
import { type Answer, pause, send } from './support/http.ts'
import { apiKey, startProcesses } from './support/processes.ts'
import { type Plan, type Row, randomOf } from './support/report.ts'

const second = 1_000
/** Milliseconds that must lie between two registrations of a number that Meta did not answer; see `use-cases/numbers/registration/spend.ts`. */
const gaps = [2 * second, 30 * second, 15 * 60 * second]

interface Signup {
  number: string
  state(): Promise<Answer>
}

/**
 * Meta answers no registration, and servers get `kill -9` all the while, mostly in the middle of one. Each server that takes a
 * signup over would like to register at once; the budget in the database says when it may.
 */
export async function prices(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  const [count, lasts, deadly] = short ? [2, 15 * second, 1] : [20, 60 * second, 10]
  const random = randomOf(seed)
  await using db = await database(kind, plan)
  await using all = await startProcesses(db.url, kind === 'SQLite' ? 1 : 2)
  const json = { 'Content-Type': 'application/json' }
  const control = (path: string, body: object) =>
    send(all.sandbox, { method: 'POST', path: `/_control${path}`, headers: json, body: JSON.stringify(body) })
  await control('/scenario', { name: 'register-unavailable' })

  let [turn, errors] = [0, 0]
  const persistently = async (ask: (server: string) => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      const answer = await ask(all.servers[turn++ % all.servers.length] as string)
      if (answer.status !== 0 && answer.status < 500) return answer
      if (answer.status >= 500) errors++
      await pause(100)
    }
  }
  const backend = async (path: string, body: object) => {
    const headers = { ...json, 'X-API-Key': apiKey }
    const asked = { method: 'POST', path: `/platform/v1${path}`, headers, body: JSON.stringify(body) }
    return (await persistently((server) => send(server, asked))).body.data
  }
  const began = Date.now()
  const signups: Signup[] = []
  for (let nth = 0; nth < count; nth++) {
    const { id } = await backend('/customers', { customer: { name: 'Wool' } })
    const link = await backend(`/customers/${id}/setup_links`, { setup_link: {} })
    const { code, assets, phoneNumberId } = (await control('/finish', { connectionType: 'dedicated' })).body
    const headers = { ...json, Authorization: `Bearer ${link.token}` }
    const body = JSON.stringify({ connection_type: 'dedicated', code, assets })
    const path = `/connect/v1/attempts/${randomUUID()}`
    await persistently((server) => send(server, { method: 'PUT', path, headers, body }))
    const state = () => persistently((server) => send(server, { path, headers }))
    signups.push({ number: phoneNumberId, state })
  }
  let deaths = 0
  // A machine on which starting takes long takes longer: else hardly a server dies.
  while (Date.now() - began < lasts || deaths < deadly) {
    await pause(random() * 2_000)
    await all.kill(deaths++ % all.servers.length)
  }
  type Call = { object: string; at: string }
  const called = async (): Promise<Call[]> =>
    (await send(all.sandbox, { path: '/_control/calls?path=/register' })).body.calls
  const untriedOf = (calls: Call[]) => signups.filter(({ number }) => !calls.some(({ object }) => object === number))
  // A code that was on its way when its server died is gone, and its customer is told to sign again.
  const signsAgain = async ({ state }: Signup) => {
    const { fault } = (await state()).body ?? {}
    return Boolean(fault && faults[faultCode(fault)].remedy === 'sign_again')
  }
  const unsettled = async () => (await Promise.all(untriedOf(await called()).map(signsAgain))).filter((again) => !again)
  // Who takes a dead server's signup over waits for its lease to end, and on a busy machine for its own turn.
  for (const end = Date.now() + 120 * second; (await unsettled()).length && Date.now() < end; ) await pause(500)

  const calls = await called()
  const untried = (await unsettled()).length
  const again = untriedOf(calls).length - untried
  let tooSoon = 0
  for (const { number } of signups) {
    const at = calls.flatMap(({ object, at }) => (object === number ? [Date.parse(at)] : []))
    // The moment of a call is Meta's; a call that was slow on its way seems nearer to the next one.
    tooSoon += gaps.filter(
      (gap, nth) => (at[nth + 1] ?? Number.POSITIVE_INFINITY) - (at[nth] ?? 0) < gap - second,
    ).length
    tooSoon += Math.max(0, at.length - gaps.length - 1)
  }
  if (tooSoon || untried) say(`prices on ${kind}: ${JSON.stringify(calls.map(({ object, at }) => [object, at]))}`)
  return {
    what: 'registrations that Meta does not answer, over kill -9',
    on: kind,
    tried: count,
    survived: count - untried,
    lost: untried,
    doubled: tooSoon,
    errors,
    note: `${deaths} deaths, ${calls.length} registrations; ${again} customers had to sign again, their code being on its way to Meta; doubled are registrations before their time`,
  }
}
