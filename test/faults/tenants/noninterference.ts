import { createServer } from 'node:http'
import { openDatabase } from '../../../server/store/database/database.ts'
import type { Db } from '../../../server/store/database/tables.ts'
import { minute } from '../../../server/time.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { downToStart, emptyOf } from '../../support/databases.ts'
import { type Inside, inside } from '../inside.ts'
import { database, type Kind } from '../support/databases.ts'
import { pause } from '../support/http.ts'
import { type Plan, type Row, randomOf } from '../support/report.ts'
import { type Act, type History, historyOf, words } from './histories.ts'
import { keptIn, type Played } from './kept.ts'
import { plain, shape } from './plain.ts'
import { tenant, verifyToken } from './tenant.ts'

/**
 * Plays each history twice, with tenant A and without it, and compares what tenant B sees: every answer of the API, its
 * journeys and lists, its redirects, the webhooks that arrive, and what Meta's webhooks bring about. All of it must be the same
 * but for ids and moments.
 */
export async function noninterference(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say, from = 0, count = short ? 8 : 2_000 - from } = plan
  const random = randomOf(seed)
  const all = [...Array.from({ length: from + count }, () => historyOf(random)).entries()].slice(from)
  const { results, keep } = keptIn(plan.keep, `${kind}, seed ${seed}`)
  const histories = all.filter(([nth]) => !results.has(nth)).values()
  await using db = await database(kind, plan, { crashes: false })
  const compare = async (stage: Stage, nth: number, history: History) => {
    const began = Date.now()
    const told = (differed: boolean, connected = false) => {
      keep({ nth, acts: history.length, connected, differed, milliseconds: Date.now() - began })
      if (results.size % 100 === 0) say(`Histories on ${kind}: ${results.size}`)
    }
    try {
      const both = (await play(stage, history)).split('\n')
      const withoutA = history.map(({ act, wait }) => (act.who === 'B' ? { act, wait } : { wait }))
      const alone = (await play(stage, withoutA)).split('\n')
      const at = both.findIndex((line, index) => line !== alone[index])
      const differed = at >= 0 || both.length !== alone.length
      told(
        differed,
        alone.some((line) => line.includes('"event": "setup_link.completed"')),
      )
      if (!differed) return true
      const near = (text: string[]) => text.slice(Math.max(0, at - 8), at + 8).join('\n')
      say(`History ${nth} on ${kind}:\n${words(history)}\nwith A:\n${near(both)}\nwithout A:\n${near(alone)}`)
      return true
    } catch (error) {
      told(true)
      say(`History ${nth} on ${kind} was not played to its end: ${(error as Error).stack}\n${words(history)}`)
      return false
    }
  }
  // A play waits more than it works: several stages, each with a world and a database of its own, play side by side.
  // A stage is left after some plays, for what its server remembers of all of them, and when it may be what broke.
  const lanes = short ? 1 : 4
  const lane = async () => {
    for (let next = histories.next(); !next.done; ) {
      await using own = await db.another()
      await onStage(own.url, async (stage) => {
        for (let left = 100; left > 0 && !next.done; left--, next = histories.next())
          if (!(await compare(stage, ...next.value))) left = 0
      })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const played = all.map(([nth]) => results.get(nth)).filter((one) => one !== undefined)
  const sum = (of: (one: Played) => number) => played.reduce((total, one) => total + of(one), 0)
  const differing = sum(({ differed }) => Number(differed))
  const part = plan.from === undefined && plan.count === undefined ? '' : `histories ${from} to ${from + count - 1}; `
  return {
    what: 'what one tenant sees, with and without another (noninterference)',
    on: kind,
    tried: played.length,
    survived: played.length - differing,
    lost: differing,
    doubled: 0,
    errors: 0,
    note: `${part}${sum(({ acts }) => acts)} acts; in ${sum(({ connected }) => Number(connected))} histories the tenant that is watched connected a number; ${differing} histories differed`,
    ...(plan.keep ? { seconds: Math.round(sum(({ milliseconds }) => milliseconds) / lanes / 1_000) } : {}),
  }
}

async function onStage(databaseUrl: string, work: (stage: Stage) => Promise<void>) {
  await using world = await inside(databaseUrl, 1, ({ app }) => ({
    systemToken: app.systemToken,
    webhookVerifyToken: verifyToken,
    timeout: 30_000, // A machine that is busy must not look like a Meta that is.
  }))
  await using receiver = await listening()
  const store = await openDatabase(databaseUrl)
  try {
    const clear = await downToStart({ empty: () => emptyOf(databaseUrl, store) }, store)
    await work({ world, store, receiver, clear, plays: 0, passed: 0 })
  } finally {
    await store.destroy()
  }
}

interface Stage {
  world: Inside
  store: Db
  receiver: Receiver
  /** Deletes what the play before left: looking after it, as the hours pass, took most of the time. */
  clear(): Promise<void>
  /** Each play has receivers of its own: what a former one still tells, such as a link's end, is not told to this one. */
  plays: number
  /** What has passed so far for the server, in milliseconds. */
  passed: number
}

/** What tenant B saw, as text that two plays of one history can be compared by. */
async function play(stage: Stage, history: { act?: Act; wait: number }[]): Promise<string> {
  const { world, store, receiver } = stage
  const { control } = world.sandbox
  await stage.clear()
  control.reset()
  control.clock.advance(stage.passed)
  receiver.bodies.length = 0
  const nth = ++stage.plays
  const pass = (milliseconds: number) => {
    stage.passed += milliseconds
    world.servers[0]?.advance(milliseconds)
    control.clock.advance(milliseconds)
  }
  const people = { shared: person(world), A: person(world), B: person(world) }
  const made = async (name: 'A' | 'B') => {
    const { project, key } = await createProject({ db: store, now: () => new Date() }, name)
    const hears = `${receiver.url}${name}${nth}`
    const own = { shared: people.shared, own: people[name] }
    return { id: project.id, ...(await tenant(world, { key, name, people: own, receiver: hears, pass })) }
  }
  const a = history.some(({ act }) => act?.who === 'A') ? await made('A') : undefined
  const b = await made('B')
  for (const { act, wait } of history) {
    pass(wait)
    if (act) await (act.who === 'A' ? a : b)?.play(act)
  }
  pass(2 * minute) // What was to happen later happens now.
  await settled(store, b.id)
  await b.look()
  const told = receiver.bodies.filter(({ path }) => path === `/B${nth}`)
  told.sort((one, other) => (order(one) < order(other) ? -1 : 1))
  return plain({ seen: b.seen, told: told.map(({ body }) => body) })
}

/** Webhooks arrive in any order. The id of an event begins with its moment, so equal shapes are put in the order of their facts. */
const order = ({ id, body }: Told) => `${shape(body)} ${id}`

/** Somebody whose business has shared nothing with the app yet; nobody is told of them. */
function person({ sandbox: { control }, servers }: Inside): string {
  control.webhooks.to(`${servers[0]?.url}/webhooks/meta`, verifyToken, [])
  const { userId, wabaId } = control.finish()
  control.disconnect({ wabaId })
  return userId
}

/** Waits until nothing of a project is left to do or to tell. */
async function settled(store: Db, projectId: string) {
  for (const end = Date.now() + 2 * minute; Date.now() < end; await pause(40)) {
    const open = await store
      .selectFrom('deliveries')
      .select('id')
      .where('project_id', '=', projectId)
      .where('status', '=', 'pending')
      .executeTakeFirst()
    const working = await store
      .selectFrom('attempts')
      .select('id')
      .where('project_id', '=', projectId)
      .where('status', 'in', ['exchanging', 'working'])
      .executeTakeFirst()
    if (!open && !working) return
  }
  throw new Error('a tenant still had work to do after two minutes')
}

/** A webhook that arrived; `id` is its event's. */
interface Told {
  path: string
  id: string
  body: object
}

type Receiver = Awaited<ReturnType<typeof listening>>

async function listening() {
  const bodies: Told[] = []
  // What is compared is not when a connection closes.
  const server = createServer({ keepAliveTimeout: 300_000 }, async (req, res) => {
    let text = ''
    for await (const chunk of req) text += chunk
    bodies.push({ path: req.url as string, id: String(req.headers['webhook-id']), body: JSON.parse(text) })
    res.end('ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    bodies,
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
