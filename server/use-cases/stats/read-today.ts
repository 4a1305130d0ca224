import type { Need, NeedKind, Today } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { inUseOf, noticesOf } from '../../meta/calendar.ts'
import { e164 } from '../../phone.ts'
import { listNumbers } from '../../store/numbers/number-list.ts'
import {
  failedSince,
  failingDomains,
  failingLinks,
  lowPools,
  mostNeeds,
  pausedWebhooks,
  stuckAttempts,
  tokensEnding,
} from '../../store/stats/needs.ts'
import { addMs, day, minute, toIso } from '../../time.ts'

type Reading = Pick<Deps, 'apps' | 'db' | 'inUse' | 'now'>

/** A signup takes a minute. After this time something holds it up. */
const stuckAfter = 15 * minute
const tokenNotice = 14 * day
/** Deliveries are counted as far as this. */
const mostFailed = 1_000

/** What needs somebody now, each with the request that helps. Every question is led by an index, however much there is. */
export async function readToday(deps: Reading, projectId: string): Promise<Today> {
  const all = await Promise.all([
    webhooks(deps, projectId),
    deliveries(deps, projectId),
    stuck(deps, projectId),
    failed(deps, projectId),
    numbers(deps, projectId),
    tokens(deps, projectId),
    domains(deps, projectId),
    pools(deps, projectId),
    dates(deps, projectId),
  ])
  const needs = all.flat()
  const kinds = [...new Set(needs.map(({ kind }) => kind))]
  const of = (kind: NeedKind) => needs.filter((need) => need.kind === kind)
  return {
    needs: kinds.flatMap((kind) => of(kind).slice(0, mostNeeds)),
    more: kinds.filter((kind) => of(kind).length > mostNeeds),
  }
}

async function webhooks({ db }: Reading, projectId: string): Promise<Need[]> {
  return (await pausedWebhooks(db, projectId)).map(({ id, url, paused_at }) => ({
    kind: 'webhook_paused',
    id,
    what: `The webhook ${url} is paused`,
    why: 'Nearly every delivery to it failed, so nothing more is sent. See that it answers, then switch it on.',
    at: paused_at,
    about: { webhook_id: id },
    action: {
      does: 'Switch it on',
      method: 'PATCH',
      path: `/whatsapp/webhooks/${id}`,
      body: { whatsapp_webhook: { active: true } },
    },
  }))
}

async function deliveries({ db, now }: Reading, projectId: string): Promise<Need[]> {
  const since = toIso(addMs(now(), -day))
  const { count, last } = await failedSince(db, projectId, since, mostFailed)
  if (!count) return []
  const many =
    count === mostFailed ? `${mostFailed} deliveries or more` : count === 1 ? 'One delivery' : `${count} deliveries`
  return [
    {
      kind: 'deliveries_failed',
      id: 'last day',
      what: `${many} failed within a day`,
      why: 'Their tries are used up, and they are not sent again by themselves.',
      at: last,
      about: {},
      action: {
        does: 'Send them again',
        method: 'POST',
        path: '/webhook_deliveries/redeliver',
        body: { filter: { status: 'failed', created_after: since } },
      },
    },
  ]
}

async function stuck({ db, now }: Reading, projectId: string): Promise<Need[]> {
  const rows = await stuckAttempts(db, projectId, toIso(addMs(now(), -stuckAfter)))
  return rows.map(({ id, setup_link_id, customer_id, customer_name, step, fault, created_at }) => ({
    kind: 'signup_stuck',
    id,
    what: `The signup of ${customer_name} is not done`,
    why: `It is at the step ${step}${fault ? `, because of ${fault}` : ''}. The server goes on by itself; its journey says what Meta answers.`,
    at: created_at,
    about: { attempt_id: id, setup_link_id, customer_id },
    action: journeyOf(customer_id, setup_link_id),
  }))
}

async function failed({ db, now }: Reading, projectId: string): Promise<Need[]> {
  const rows = await failingLinks(db, projectId, toIso(now()))
  return rows.map(({ id, customer_id, customer_name, setup_error, created_at }) => ({
    kind: 'signup_failed',
    id,
    what: `The signup of ${customer_name} failed`,
    why: `The last try ended with ${setup_error ?? 'no word why'}. The link still works; its journey says more.`,
    at: created_at,
    about: { setup_link_id: id, customer_id },
    action: journeyOf(customer_id, id),
  }))
}

const journeyOf = (customerId: string, linkId: string): Need['action'] => ({
  does: 'Read its journey',
  method: 'GET',
  path: `/customers/${customerId}/setup_links/${linkId}/events`,
  body: null,
})

async function numbers({ db, now }: Reading, projectId: string): Promise<Need[]> {
  const asked = { page: 1, per_page: mostNeeds + 1 }
  const { rows } = await listNumbers(db, projectId, { messaging_enabled: false }, asked)
  const all = rows.map((row): Need => {
    const { phone_number_id, customer_id, display_phone_number: display, heals_until, updated_at } = row
    const about = { phone_number_id, customer_id }
    const healing = heals_until !== null && heals_until > toIso(now())
    return {
      kind: healing ? 'number_healing' : 'number_lost',
      id: phone_number_id,
      what: `${display} carries no messages`,
      why: healing
        ? 'Meta may bring it back by itself. A reconnect link helps at once.'
        : 'Its customer has to connect it again: send them a reconnect link.',
      at: healing ? heals_until : updated_at,
      about,
      action: reconnect(customer_id, display),
    }
  })
  return all.sort((one, other) => (one.kind === other.kind ? 0 : one.kind === 'number_lost' ? -1 : 1))
}

async function tokens({ db, now }: Reading, projectId: string): Promise<Need[]> {
  const rows = await tokensEnding(db, projectId, toIso(addMs(now(), tokenNotice)))
  return rows.map(({ phone_number_id, customer_id, display_phone_number: display, token_expires_at }) => ({
    kind: 'token_ends',
    id: phone_number_id,
    what: `The token of ${display} ends`,
    why: 'Afterwards nothing can be sent from it, until its customer connects it again.',
    at: token_expires_at,
    about: { phone_number_id, customer_id },
    action: reconnect(customer_id, display),
  }))
}

const reconnect = (customerId: string, display: string): Need['action'] => ({
  does: 'Make a reconnect link',
  method: 'POST',
  path: `/customers/${customerId}/setup_links`,
  body: { setup_link: { reconnect_phone_number: e164(display) } },
})

async function domains({ db }: Reading, projectId: string): Promise<Need[]> {
  return (await failingDomains(db, projectId)).map(({ id, hostname, owned, failing_since }) => ({
    kind: 'domain_failing',
    id,
    what: `The records of ${hostname} are not right`,
    why: owned
      ? 'Its pages are still served, and new links do not use it. See which record is missing, and set it again.'
      : 'Its pages are not served. See which record is missing, and set it.',
    at: failing_since,
    about: { domain_id: id },
    action: { does: 'Look again now', method: 'POST', path: `/domains/${id}/verify`, body: null },
  }))
}

async function pools({ db }: Reading, projectId: string): Promise<Need[]> {
  return (await lowPools(db, projectId)).map(({ id, country_iso, low_water_mark, low_since }) => ({
    kind: 'pool_low',
    id,
    what: `The pool of ${country_iso} runs low`,
    why: `Fewer than ${low_water_mark} numbers are ready. Buy or import some.`,
    at: low_since,
    about: { number_pool_id: id },
    action: { does: 'Read the pool', method: 'GET', path: `/number_pools/${id}`, body: null },
  }))
}

/** What ends at Meta, for the app that new signups of the project use. */
async function dates({ apps, inUse, now }: Reading, projectId: string): Promise<Need[]> {
  const own = await apps.rowOf(projectId)
  const used = own ? inUseOf({ ...JSON.parse(own.launch), graphVersion: own.graph_version ?? undefined }) : inUse
  return noticesOf(used, now()).map(({ deadline: { id, on, page, cure }, words }) => ({
    kind: 'ends_at_meta',
    id,
    what: words.replace(/^./, (first) => first.toUpperCase()),
    why: `What to do: ${cure}.`,
    at: `${on}T00:00:00.000Z`,
    about: { page },
    action: null,
  }))
}
