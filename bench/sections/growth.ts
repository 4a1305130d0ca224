import { CompiledQuery } from 'kysely'
import { pino } from 'pino'
import { metaApps } from '../../server/meta/apps.ts'
import { deriveKeys } from '../../server/security/keys.ts'
import { createSealer } from '../../server/security/seal.ts'
import { openDatabase } from '../../server/store/database/database.ts'
import { leaseRows } from '../../server/store/database/leases.ts'
import type { Db } from '../../server/store/database/tables.ts'
import { listCustomerLinks } from '../../server/store/links/setup-links.ts'
import { listCustomers } from '../../server/store/projects/customers.ts'
import { defaultProjectId } from '../../server/store/projects/projects.ts'
import { findOpening, type Opening } from '../../server/store/signup/openings.ts'
import { type DueDelivery, dueDeliveries } from '../../server/store/webhooks/due.ts'
import { telephonyAccounts } from '../../server/telephony/accounts.ts'
import { toIso } from '../../server/time.ts'
import { createSetupLink } from '../../server/use-cases/links/create-setup-link.ts'
import type { HostsOf } from '../../server/use-cases/links/link-domain.ts'
import { openSession } from '../../server/use-cases/signup/open-session.ts'
import { type Ground, type Kind, kinds, secretKey } from '../ground.ts'
import { type Line, ms, whole } from '../lines.ts'
import { mediansOf } from '../medians.ts'
import { ratio } from '../rounds.ts'
import { customerId, linkId, linksEach, seed } from '../seed.ts'
import { spreadOf } from '../spread.ts'

export const title = 'Growth: the same question where there is more to look through'

const keys = deriveKeys([Buffer.from(secretKey, 'base64')])

/**
 * Use cases asked in turn of databases of each size, without HTTP around them, which would hide what grows. Each has a
 * delivery and a journey for each link, and a hundred deliveries that are due.
 */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  const sizes = ground.quick ? [1_000, 10_000, 50_000] : [1_000, 10_000, 100_000, 1_000_000]
  for (const kind of kinds) {
    const worlds: World[] = []
    for (const links of sizes) worlds.push(await world(ground, kind, links))
    try {
      const looked = await plans(kind, worlds.at(-1) as World) // First: what is compiled once is compiled here.
      for (const [what, ask] of Object.entries(questions)) yield* compared(ground, kind, worlds, what, ask)
      yield looked
    } finally {
      for (const { db } of worlds) await db.destroy()
    }
  }
}

interface World {
  links: number
  db: Db
  /** The statements sent while this was set. */
  sent: CompiledQuery[] | undefined
}

async function world(ground: Ground, kind: Kind, links: number): Promise<World> {
  const url = await ground.database(kind)
  await seed(url, links, { due: 100 })
  const db = await openDatabase(url)
  const it: World = { links, db, sent: undefined }
  const executor = db.getExecutor()
  const compile = executor.compileQuery.bind(executor)
  executor.compileQuery = (node, id) => {
    const query = compile(node, id)
    it.sent?.push(query)
    return query
  }
  return it
}

/** What the use cases need, without a server around them. */
export function depsOf(db: Db) {
  const known = made.get(db)
  if (known) return known
  const [sealer, now, publicUrl] = [createSealer(keys), () => new Date(), 'http://localhost:4000']
  const settings = {
    app: { appId: '1', appSecret: 'secret', configId: '1' },
    graphUrl: 'https://graph.facebook.com',
    graphVersion: 'v26.0',
    timeout: 10_000,
    sdkUrl: 'https://connect.facebook.net/sdk.js',
    dialogOrigins: [],
  }
  const deps = {
    db,
    keys,
    log: pino({ level: 'silent' }),
    now,
    publicUrl,
    hosts: { find: () => undefined, newestOf: () => undefined, refresh: async () => {} },
    sealer,
    telephony: telephonyAccounts({ db, sealer, publicUrl }, {}),
    apps: metaApps({ db, sealer, now }, settings),
  }
  made.set(db, deps)
  return deps
}
const made = new WeakMap<Db, Made>()
interface Made
  extends Pick<Asking, 'db' | 'keys' | 'log' | 'now' | 'publicUrl' | 'sealer' | 'telephony' | 'apps'>,
    HostsOf {}
type Asking = Parameters<typeof openSession>[0]

const anyOf = (most: number) => 1 + Math.floor(Math.random() * most)

/** What is asked, of a customer or a link drawn at random. */
const questions: Record<string, (world: World) => Promise<unknown>> = {
  'create link': ({ db, links }) =>
    createSetupLink(depsOf(db), defaultProjectId, customerId(anyOf(links / linksEach)), {
      allowed_origins: ['https://app.example.com'],
    }),
  'read session': async ({ db, links }) => {
    // Customers at the other end than those whose links the row above has replaced would be few: any link may be read.
    const opening = (await findOpening(db, linkId(anyOf(links)))) as Opening
    const usable = { ...opening, link: { ...opening.link, status: 'active' as const } }
    return openSession(depsOf(db) as unknown as Asking, usable, { language: () => undefined, custom: false })
  },
  'list links of a customer': ({ db, links }) =>
    listCustomerLinks(db, customerId(anyOf(links / linksEach)), {}, { page: 1, per_page: 20 }, toIso(new Date())),
  'first page of all customers': ({ db }) => listCustomers(db, defaultProjectId, {}, { page: 1, per_page: 20 }),
  'claim from the outbox': async ({ db }) => {
    const [now, later] = [toIso(new Date()), toIso(new Date(Date.now() + 12_000))]
    const [{ id }] = (await dueDeliveries(db, now, 100, { each: 8, quick: [], ofQuick: 32 })) as [DueDelivery]
    await leaseRows(db, 'deliveries', [id], 'bench', now, later)
    await db.updateTable('deliveries').set({ lease_owner: null, lease_until: null }).where('id', '=', id).execute()
  },
}

const bars: Record<string, Line['budget']> = { 'create link': { most: 1.3 }, 'read session': { most: 1.3 } }

async function* compared(
  { quick }: Ground,
  kind: Kind,
  worlds: World[],
  what: string,
  ask: (world: World) => Promise<unknown>,
): AsyncGenerator<Line> {
  const [rounds, each] = quick ? [6, 20] : [15, 60]
  const [base, ...larger] = await mediansOf(worlds, ask, { rounds, each, first: 2 })
  for (const [nth, one] of larger.entries()) {
    const { links } = worlds[nth + 1] as World
    const budget = nth === larger.length - 1 ? bars[what] : undefined
    yield {
      section: title,
      what: `${what}, ${whole(links)} links`,
      on: kind,
      ours: ms(spreadOf(one).middle),
      against: `with 1,000: ${ms(spreadOf(base).middle)}`,
      ratio: ratio(one, base),
      ...(budget ? { budget } : {}),
    }
  }
}

/**
 * Asks everything once and looks at the plan of each statement that was sent: none may read a growing
 * table from end to end, but for the count in a list of all, which is what its row above shows.
 */
async function plans(kind: Kind, world: World): Promise<Line> {
  world.sent = []
  for (const [what, ask] of Object.entries(questions)) if (!what.includes('all customers')) await ask(world)
  const sent = world.sent.filter(({ sql: text }) => /^(select|update|delete)/i.test(text))
  world.sent = undefined
  const scans: string[] = []
  for (const { sql: text, parameters } of sent) {
    const explain = kind === 'SQLite' ? 'explain query plan ' : 'explain '
    const { rows } = await world.db.executeQuery<object>(CompiledQuery.raw(explain + text, [...parameters]))
    const plan = JSON.stringify(rows)
    const scan =
      /Seq Scan on (customers|setup_links|link_events|deliveries|audit_log|attempts)|SCAN (customers|setup_links|link_events|deliveries|audit_log|attempts)(?! USING)/.exec(
        plan,
      )
    if (scan) scans.push(`${scan[0]}: ${text.slice(0, 80)}`)
  }
  const found = scans.length ? `NOT by an index: ${scans.join('; ')}` : `all ${sent.length} statements go by an index`
  return { section: title, what: 'query plans at the largest', on: kind, ours: '', against: '', note: found }
}
