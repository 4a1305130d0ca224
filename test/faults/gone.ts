import { aftermath } from './aftermath.ts'
import { type Outcome, signUp, Watch } from './customer.ts'
import { subscribe } from './subscribe.ts'
import { database } from './support/databases.ts'
import { inParallel, pause, send } from './support/http.ts'
import { apiKey, startProcesses } from './support/processes.ts'
import { type Plan, type Row, randomOf } from './support/report.ts'

/** PostgreSQL stops in the middle of signups, stays away for a while, and starts again. */
export async function gone({ seed, short, say }: Plan): Promise<Row> {
  const [count, times] = short ? [6, 1] : [100, 5]
  const random = randomOf(seed)
  await using db = await database('PostgreSQL')
  await using all = await startProcesses(db.url, short ? 1 : 2, { PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: '1' })
  await using _told = await subscribe(all.servers[0] as string)
  const headers = { 'Content-Type': 'application/json' }
  const fault = JSON.stringify({ path: '.', answer: { delay: 60 } })
  await send(all.sandbox, { method: 'POST', path: '/_control/faults', headers, body: fault })

  const watch = new Watch()
  const outcomes: Outcome[] = []
  let turn = 0
  const place = { server: () => all.servers[turn++ % all.servers.length] as string, sandbox: all.sandbox, apiKey }
  const signups = inParallel(Array.from({ length: count }).keys(), short ? 6 : 20, async () => {
    outcomes.push(await signUp(place, watch))
  })
  const told: string[] = []
  for (let stop = 0; stop < times; stop++) {
    // Spread over all of them: some are over, others in the middle.
    while (outcomes.length < (stop * count) / times) await pause(20)
    await pause(300 + random() * 1_000)
    await db.stop()
    const [ready, alive] = await Promise.all(
      ['/readyz', '/healthz'].map((path) => send(all.servers[0] as string, { path })),
    )
    if (ready?.status !== 503 || alive?.status !== 200)
      told.push(`/readyz ${ready?.status}, /healthz ${alive?.status} while it was away`)
    await pause(short ? 1_000 : 1_000 + random() * 4_000)
    await db.start()
    say(`PostgreSQL was away ${stop + 1} of ${times} times; ${outcomes.length} of ${count} signups are over`)
  }
  await signups
  const { lost, doubled, why } = await aftermath(db.url, outcomes)
  for (const line of [...why, ...watch.seen, ...told]) say(`PostgreSQL gone: ${line}`)
  const again = outcomes.filter(({ signedAgain }) => signedAgain).length
  return {
    what: 'the database goes away and comes back',
    on: 'PostgreSQL',
    tried: count,
    doubled,
    lost: lost + told.length,
    survived: outcomes.filter(({ completed }) => completed).length,
    errors: watch.errors,
    note: `${times} times; 503 with Retry-After meanwhile; ${again} customers had to sign again`,
  }
}
