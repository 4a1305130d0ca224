import type { Deps } from '../deps.ts'
import { together } from '../runtime/together.ts'
import { audit } from '../store/projects/audit-log.ts'
import { pauseWebhook, recentOutcomes } from '../store/webhooks/deliveries.ts'
import { endTries, type Outcome, webhooksOf } from '../store/webhooks/outcomes.ts'
import type { DeliveryRow, WebhookRow } from '../store/webhooks/tables.ts'
import { addMs, toIso } from '../time.ts'
import { post } from './post.ts'
import type { QuickReceivers } from './quick-receivers.ts'
import { requestHeaders } from './request-headers.ts'
import { openBody } from './sealed-body.ts'

/** Waits before each further try, in seconds: short at first, as in the Platform dialect, then for most of a day. */
const waits = [10, 40, 90, 300, 1_800, 7_200, 21_600, 43_200]

/** A webhook is switched off when, of at least twenty deliveries within fifteen minutes, at least ten and 85 percent failed. */
const pauseRule = { minutes: 15, deliveries: 20, failures: 10, share: 0.85 }

type Sending = Omit<Deps, 'workers'>

/** A delivery that this process has just written, with its webhook and the plain body. */
export interface FreshDelivery extends DeliveryRow {
  webhook: WebhookRow
}

/** Tries one delivery once, and records the result. Each process has one, so that what is under way shares its statements. */
export function createDeliver(deps: Sending, quick: QuickReceivers) {
  const webhookOf = together((all: DeliveryRow[]) => webhooksOf(deps.db, all))
  const end = together((all: Outcome[]) => endTries(deps.db, all))
  return (delivery: DeliveryRow, owner: string) => deliver(deps, { webhookOf, end, quick }, delivery, owner)
}

interface Together {
  webhookOf(delivery: DeliveryRow): Promise<WebhookRow | undefined>
  /** False when the lease was lost. */
  end(outcome: Outcome): Promise<boolean>
  quick: QuickReceivers
}

async function deliver(
  deps: Sending,
  { webhookOf, end, quick }: Together,
  delivery: DeliveryRow,
  owner: string,
): Promise<'released'> {
  const { log, now } = deps
  const webhook = (delivery as Partial<FreshDelivery>).webhook ?? (await webhookOf(delivery))
  const [at, began] = [now(), performance.now()]
  const outcome =
    webhook?.active === 1
      ? await send(deps, webhook, delivery, at)
      : { response_status: null, response_body: null, error: 'the webhook is switched off', final: true }
  const { final, ...answer } = outcome
  const arrived = answer.error === null
  quick.note(delivery.webhook_id, arrived, performance.now() - began)
  const attempt_count = delivery.attempt_count + 1
  const wait = final ? undefined : waits[delivery.attempt_count]
  const again = !arrived && wait !== undefined

  const status = arrived ? 'delivered' : again ? 'pending' : 'failed'
  const written = await end({
    id: delivery.id,
    owner,
    ...answer,
    attempt_count,
    last_attempt_at: toIso(at),
    status,
    run_at: again ? toIso(addMs(now(), wait * (900 + Math.random() * 200))) : null,
    delivered_at: arrived ? toIso(now()) : null,
    failed_at: arrived || again ? null : toIso(now()),
  })
  if (written) {
    deps.metrics.deliveries.inc({ outcome: status === 'pending' ? 'retried' : status })
    if (arrived) deps.metrics.deliveryLag.observe((now().getTime() - Date.parse(delivery.created_at)) / 1_000)
  }
  if (arrived || !written || !webhook?.active) return 'released'
  log.warn(
    { delivery: delivery.id, webhook: webhook.id, ...answer, response_body: undefined },
    `a webhook was not delivered: ${answer.error}; ${again ? 'it is tried again by itself' : 'send it again once its receiver works'}`,
  )
  await pauseIfHopeless(deps, webhook)
  return 'released'
}

/** Switches a webhook off when nearly every delivery fails. Each change of the webhook starts the count anew. */
async function pauseIfHopeless({ db, log, now }: Sending, webhook: WebhookRow) {
  const window = addMs(now(), -pauseRule.minutes * 60_000)
  const changed = new Date(webhook.updated_at)
  const { delivered, failing } = await recentOutcomes(db, webhook.id, window > changed ? window : changed)
  const all = delivered + failing
  if (all < pauseRule.deliveries || failing < pauseRule.failures || failing / all < pauseRule.share) return
  const paused = await db.transaction().execute(async (tx) => {
    if (!(await pauseWebhook(tx, webhook.id, toIso(now())))) return false
    const about = { projectId: webhook.project_id, action: 'webhook.paused', subject: webhook.id } as const
    await audit(tx, now(), { ...about, detail: { delivered, failing } })
    return true
  })
  if (paused)
    log.error(
      { webhook: webhook.id, delivered, failing },
      'a webhook was paused: nearly nothing arrived at its receiver; mend the receiver, then set the webhook active again',
    )
}

async function send(deps: Sending, webhook: WebhookRow, row: DeliveryRow, at: Date) {
  try {
    const body = await openBody(deps, row)
    const headers = await requestHeaders(deps, webhook, { id: row.id, event: row.event, body, at })
    const { allowPrivateWebhooks: allowPrivate, webhookTimeout: timeout } = deps
    const answer = await post(webhook.url, { headers, body, allowPrivate, timeout })
    return { response_status: answer.status, response_body: answer.body, error: refusal(answer.status), final: false }
  } catch (error) {
    return { response_status: null, response_body: null, error: (error as Error).message, final: false }
  }
}

function refusal(status: number): string | null {
  if (status >= 200 && status < 300) return null
  return `the receiver answered ${status}${status >= 300 && status < 400 ? ': redirects are not followed' : ''}`
}
