import { aftermath } from './aftermath.ts'
import { type Outcome, signUp, Watch } from './customer.ts'
import { subscribe } from './subscribe.ts'
import { database, type Kind } from './support/databases.ts'
import { inParallel, pause, send } from './support/http.ts'
import { apiKey, startProcesses } from './support/processes.ts'
import { type Plan, type Row, randomOf } from './support/report.ts'

/**
 * `kill -9` at random moments of signups: servers die and are started again until all signups are over. Each call to Graph
 * takes a little while, so that most deaths fall into the middle of one; a code that Meta has taken when its server dies is
 * gone, and that customer goes through the popup once more.
 */
export async function kills(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  const [count, atOnce] = short ? [6, 6] : [200, 25]
  const random = randomOf(seed)
  await using db = await database(kind, plan)
  await using all = await startProcesses(db.url, kind === 'SQLite' ? 1 : 2, { PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: '1' })
  await using _told = await subscribe(all.servers[0] as string)
  const fault = { path: '.', answer: { delay: 30 } }
  const headers = { 'Content-Type': 'application/json' }
  await send(all.sandbox, { method: 'POST', path: '/_control/faults', headers, body: JSON.stringify(fault) })

  let [over, deaths] = [false, 0]
  const killer = async (index: number) => {
    // A machine on which starting takes long gives its servers as long to live: else there is nothing but starting.
    let started = 0
    while (!over && !(short && deaths >= 2)) {
      await pause(100 + random() * Math.max(short ? 500 : 1_500, started))
      if (over) return
      const died = Date.now()
      await all.kill(index)
      started = Date.now() - died
      deaths++
    }
  }
  const watch = new Watch()
  const outcomes: Outcome[] = []
  let turn = 0
  const place = { server: () => all.servers[turn++ % all.servers.length] as string, sandbox: all.sandbox, apiKey }
  const killers = all.servers.map((_, index) => killer(index))
  await inParallel(Array.from({ length: count }).keys(), atOnce, async () => {
    outcomes.push(await signUp(place, watch))
    if (outcomes.length % 20 === 0) say(`kill -9 on ${kind}: ${outcomes.length} of ${count} signups, ${deaths} deaths`)
  })
  over = true
  await Promise.all(killers)
  const spentTwice = (await send(all.sandbox, { path: '/_control/calls?path=access_token' })).body.calls.filter(
    ({ subcode }: { subcode: number }) => subcode === 36009,
  ).length
  const { lost, doubled, why } = await aftermath(db.url, outcomes)
  for (const line of [...why, ...watch.seen]) say(`kill -9 on ${kind}: ${line}`)
  const again = outcomes.filter(({ signedAgain }) => signedAgain).length
  return {
    what: 'kill -9 at random moments of signups',
    on: kind,
    tried: count,
    lost,
    errors: watch.errors,
    survived: outcomes.filter(({ completed }) => completed).length,
    doubled: doubled + spentTwice,
    note: `${deaths} deaths; ${again} customers had to sign again, their code being on its way to Meta`,
  }
}
