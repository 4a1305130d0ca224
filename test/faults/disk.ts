import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aftermath } from './aftermath.ts'
import { type Outcome, signUp, Watch } from './customer.ts'
import { smallDisk } from './small-disk.ts'
import { subscribe } from './subscribe.ts'
import { inParallel, pause, send } from './support/http.ts'
import { apiKey, startProcesses } from './support/processes.ts'
import { type Plan, type Row, randomOf } from './support/report.ts'

/** The disk under SQLite is full in the middle of signups, and has room again a while later. */
export async function disk({ seed, short, say }: Plan): Promise<Row> {
  const what = 'the disk is full, and has room again'
  const [count, times] = short ? [6, 1] : [60, 4]
  const random = randomOf(seed)
  using small = smallDisk()
  if (!small) {
    const note = 'NOT TRIED: this machine lets us mount no tmpfs, and has no small /dev/shm'
    return { what, on: 'SQLite', tried: 0, survived: 0, lost: 0, doubled: 0, errors: 0, note }
  }
  const file = join(small.folder, 'data.db')
  await using all = await startProcesses(`sqlite:${file}`, 1, { PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: '1' })
  const server = all.servers[0] as string
  await using _told = await subscribe(server)
  const headers = { 'Content-Type': 'application/json' }
  const slow = JSON.stringify({ path: '.', answer: { delay: 60 } })
  await send(all.sandbox, { method: 'POST', path: '/_control/faults', headers, body: slow })

  const watch = new Watch()
  const outcomes: Outcome[] = []
  const place = { server: () => server, sandbox: all.sandbox, apiKey }
  let refused = 0
  const signups = inParallel(Array.from({ length: count }).keys(), 10, async () => {
    outcomes.push(await signUp(place, watch))
  })
  for (let full = 0; full < times; full++) {
    while (outcomes.length < (full * count) / times) await pause(20)
    await pause(200 + random() * 600)
    small.fill()
    // It is full once a write was refused; SQLite may have room left in a page or in its log.
    const body = JSON.stringify({ customer: { name: 'x'.repeat(200) } })
    const asked = { method: 'POST', path: '/platform/v1/customers', headers: { ...headers, 'X-API-Key': apiKey }, body }
    for (let tries = 0; tries < 300; tries++) {
      const answer = await send(server, asked)
      watch.note('a write to a full disk', answer)
      if (answer.status === 503) {
        refused++
        break
      }
    }
    await pause(500 + random() * 1_000)
    small.free()
    say(`The disk was full ${full + 1} of ${times} times; ${outcomes.length} of ${count} signups are over`)
  }
  await signups
  const whole = new DatabaseSync(file).prepare('pragma integrity_check').get() as { integrity_check: string }
  const { lost, doubled, why } = await aftermath(`sqlite:${file}`, outcomes)
  const wrong = [
    ...(whole.integrity_check === 'ok' ? [] : [whole.integrity_check]),
    ...(refused === times ? [] : ['it was never full']),
  ]
  for (const line of [...why, ...watch.seen, ...wrong]) say(`Disk full: ${line}`)
  const again = outcomes.filter(({ signedAgain }) => signedAgain).length
  return {
    what,
    on: 'SQLite',
    tried: count,
    doubled,
    lost: lost + wrong.length,
    errors: watch.errors,
    survived: outcomes.filter(({ completed }) => completed).length,
    note: `${times} times, on ${small.folder.startsWith('/dev/shm') ? '/dev/shm' : 'a tmpfs of 16 MB'}; whole by SQLite's own check; ${again} customers had to sign again`,
  }
}
