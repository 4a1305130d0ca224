import { deriveKeys } from '../../server/security/keys.ts'
import { openDatabase } from '../../server/store/database/database.ts'
import type { Db } from '../../server/store/database/tables.ts'
import { listLinkEvents } from '../../server/store/links/link-events.ts'
import { linksBehind } from '../../server/store/links/project-links.ts'
import { listCustomerLinks } from '../../server/store/links/setup-links.ts'
import { listAccounts } from '../../server/store/numbers/accounts.ts'
import { listNumbers } from '../../server/store/numbers/number-list.ts'
import { listAudit } from '../../server/store/projects/audit-log.ts'
import { listCustomers } from '../../server/store/projects/customers.ts'
import { defaultProjectId } from '../../server/store/projects/projects.ts'
import { apiLogsBeside } from '../../server/store/stats/api-logs.ts'
import { listDeliveriesOf } from '../../server/store/webhooks/deliveries.ts'
import { deliveriesBeside } from '../../server/store/webhooks/delivery-log.ts'
import { listWebhooks } from '../../server/store/webhooks/webhooks.ts'
import { searchProject } from '../../server/use-cases/projects/search-project.ts'
import { type Ground, type Kind, kinds } from '../ground.ts'
import { type Line, ms, whole } from '../lines.ts'
import { mediansOf } from '../medians.ts'
import { ratio } from '../rounds.ts'
import { customerId, linkId, seed, webhookId } from '../seed.ts'
import { spreadOf } from '../spread.ts'

export const title = 'Lists: a page and its total, where there is more to look through'

interface World {
  rows: number
  db: Db
}

/** How far a list may grow: a thousand rows and a million are one list to who asks. */
const most = 1.3

const project = defaultProjectId
const first = { page: 1, per_page: 20 }
const middle = ({ rows }: World) => ({ page: Math.ceil(rows / 40), per_page: 20 })
/** One of two hundred that lie apart: few enough to stay in memory, so that the disk is no part of what is compared. */
const anyOf = ({ rows }: World) => 1 + Math.floor(Math.random() * 200) * Math.floor(rows / 200)
const newest = { limit: 20, older: undefined, now: '2026-11-30' }
const since = '2026-01-01T00:00:00.000Z'
const keys = deriveKeys([Buffer.alloc(32)])
const searched = ({ db }: World, text: string) => searchProject({ db, keys }, project, text)
/** Half of the time that the rows lie in, from the middle of one hour to the middle of another. */
const half = { created_after: '2026-03-01T10:31:00.000Z', created_before: '2026-08-01T22:29:00.000Z' }

/** Each list has as many rows as the world has, but for those of one customer and one link. */
const questions: Record<string, (world: World) => Promise<unknown>> = {
  customers: ({ db }) => listCustomers(db, project, {}, first),
  'customers by status': ({ db }) => listCustomers(db, project, { status: 'suspended' }, first),
  'customers of some months': ({ db }) => listCustomers(db, project, half, first),
  numbers: ({ db }) => listNumbers(db, project, {}, first),
  'numbers that carry no messages': ({ db }) => listNumbers(db, project, { messaging_enabled: false }, first),
  accounts: ({ db }) => listAccounts(db, project, {}, first),
  webhooks: ({ db }) => listWebhooks(db, project, {}, first),
  'webhooks of a number': (world) =>
    listWebhooks(world.db, project, { phone_number_id: numberId(anyOf(world)) }, first),
  'links of a customer': (world) => listCustomerLinks(world.db, customerId(anyOf(world)), {}, first, '2026-11-30'),
  'events of a link': (world) => listLinkEvents(world.db, linkId(anyOf(world)), first),
  'deliveries of a webhook': ({ db }) => listDeliveriesOf(db, webhookId, {}, first),
  'deliveries that failed': ({ db }) => listDeliveriesOf(db, webhookId, { status: 'failed' }, first),
  'audit log': ({ db }) => listAudit(db, project, {}, first),
  'audit log by action': ({ db }) => listAudit(db, project, { action: 'setup_link.created' }, first),
  'audit log by actor': ({ db }) => listAudit(db, project, { actor: 'key:none' }, first),
  'audit log by subject': (world) => listAudit(world.db, project, { subject: linkId(anyOf(world)) }, first),
  'audit log of some months': ({ db }) => listAudit(db, project, half, first),
  'links of all': ({ db }) => linksBehind(db, project, {}, newest),
  'links of all of some months': ({ db }) => linksBehind(db, project, half, newest),
  'links of all that failed': ({ db }) => linksBehind(db, project, { setup_status: 'failed' }, newest),
  'deliveries of all': ({ db }) => deliveriesBeside(db, project, { since }, newest),
  'deliveries of all that failed': ({ db }) => deliveriesBeside(db, project, { since, status: 'failed' }, newest),
  'deliveries of an event': ({ db }) => deliveriesBeside(db, project, { since, event: 'phone_number.lost' }, newest),
  'log of requests': ({ db }) => apiLogsBeside(db, project, {}, newest),
  'log of requests, errors': ({ db }) => apiLogsBeside(db, project, { errors_only: true }, newest),
  'search for the id of a link': (world) => searched(world, linkId(anyOf(world))),
  'search for the id of a number': (world) => searched(world, String(1e12 + anyOf(world))),
  'search for a phone number': (world) =>
    searched(world, `+1 415 555 ${String(anyOf(world)).padStart(4, '0').slice(-4)}`),
}

/** The page that is farthest from both ends. It is not held to the same bar: see "Dear requests". */
const middles: Record<string, (world: World) => Promise<unknown>> = {
  'customers, middle page': (world) => listCustomers(world.db, project, {}, middle(world)),
  'numbers, middle page': (world) => listNumbers(world.db, project, {}, middle(world)),
  'deliveries, middle page': (world) => listDeliveriesOf(world.db, webhookId, {}, middle(world)),
  'audit log, middle page': (world) => listAudit(world.db, project, {}, middle(world)),
}

const numberId = (nth: number) => `01903000-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`

/** Asked of the store, without HTTP around it, which would hide what grows. */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  const sizes = [1_000, ground.quick ? 50_000 : 1_000_000, ...(ground.tenMillion ? [10_000_000] : [])]
  for (const kind of kinds) {
    const worlds: World[] = []
    for (const rows of sizes) {
      const url = await ground.database(kind)
      await seed(url, rows, { each: 1, numbers: true })
      worlds.push({ rows, db: await openDatabase(url) })
    }
    try {
      for (const [what, ask] of Object.entries(questions)) yield* compared(ground, kind, worlds, what, ask, { most })
      for (const [what, ask] of Object.entries(middles)) yield* compared(ground, kind, worlds, what, ask)
    } finally {
      for (const { db } of worlds) await db.destroy()
    }
  }
}

async function* compared(
  { quick }: Ground,
  kind: Kind,
  worlds: World[],
  what: string,
  ask: (world: World) => Promise<unknown>,
  budget?: Line['budget'],
): AsyncGenerator<Line> {
  const [rounds, each] = quick ? [6, 30] : [15, 60]
  const [base, ...larger] = await mediansOf(worlds, ask, { rounds, each, first: 3 })
  for (const [nth, one] of larger.entries())
    yield {
      section: title,
      what: `${what}, ${whole((worlds[nth + 1] as World).rows)} rows`,
      on: kind,
      ours: ms(spreadOf(one).middle),
      against: `with 1,000: ${ms(spreadOf(base).middle)}`,
      ratio: ratio(one, base),
      ...(budget ? { budget } : {}),
    }
}
