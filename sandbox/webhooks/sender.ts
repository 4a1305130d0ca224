import { pause } from '../http/pause.ts'
import { asApp, isSubscribed } from '../world/apps.ts'
import type { PhoneNumber, Waba } from '../world/customers.ts'
import type { Delivery } from '../world/deliveries.ts'
import { otherSpelling } from '../world/spelling.ts'
import { numbersOf, type World } from '../world/world.ts'
import { followsOverride } from './fields.ts'
import { handshake } from './handshake.ts'
import { signature, wireJson } from './sign.ts'

export type Webhook = {
  field: string
  value: Record<string, unknown>
  /** What `entry.id` holds: the partner's business in PARTNER_* events, the WABA elsewhere. */
  entryId: string
  waba?: Waba
  number?: PhoneNumber
  /** The app that it is for; without, every app that is subscribed gets it. */
  appId?: string
}

export type Sender = {
  /** Sends when somebody is subscribed; resolves when it has been delivered or given up. */
  send(webhook: Webhook): Promise<Delivery | null>
  /** Several in one POST, as Meta bundles them when much happens at once; all go where the first one goes. */
  sendTogether(webhooks: Webhook[]): Promise<Delivery | null>
  /** Resolves when no webhook is being sent. */
  settled(): Promise<void>
}

const tries = 5
const patience = 10_000

/** Deliveries that the control API shows. */
const kept = 10_000

export function createSender(everything: World, closing: AbortSignal): Sender {
  const underway = new Set<Promise<unknown>>()

  async function deliver(world: World, delivery: Delivery, url: string, body: string): Promise<void> {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      delivery.attempts = attempt
      delivery.status = await post(world, url, body)
      if (delivery.status === 200) {
        delivery.state = 'delivered'
        return
      }
      if (attempt < tries) await pause(world.settings.webhookRetryMs * 2 ** (attempt - 1), closing)
    }
    delivery.state = 'given up'
  }

  async function post(world: World, url: string, body: string): Promise<number | null> {
    try {
      await verifyApp(world, url)
      const reply = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'Content-Type': 'application/json',
          'User-Agent': 'facebookexternalua',
          'X-Hub-Signature-256': await signature(body, world.app.secret),
        },
        body,
        signal: AbortSignal.any([closing, AbortSignal.timeout(patience)]),
      })
      await reply.arrayBuffer()
      return reply.status
    } catch {
      return null
    }
  }

  const held = new Map<string, (() => Promise<void>)[]>()

  /** Delivers at once; in one scenario what is sent meanwhile about the same account overtakes it, and all of it comes twice. */
  async function inTurn(world: World, about: string, work: () => Promise<void>): Promise<void> {
    if (world.scenario.scenario.webhooks?.order !== 'backwards') return work()
    const waiting = held.get(about)
    if (waiting) return new Promise((resolve, reject) => void waiting.push(() => work().then(resolve, reject)))
    const own: (() => Promise<void>)[] = []
    held.set(about, own)
    await pause(500, closing)
    held.delete(about)
    for (const next of [...own.toReversed(), work]) {
      await next()
      await next()
    }
  }

  /** An address given when the sandbox started gets its handshake now: its server may have started after the sandbox. */
  async function verifyApp({ app: { subscription } }: World, url: string): Promise<void> {
    if (!subscription || subscription.verified || subscription.url !== url) return
    await handshake(subscription.url, subscription.verifyToken)
    subscription.verified = true
  }

  return {
    send: (webhook) => sendTogether([webhook]),
    sendTogether,
    async settled() {
      while (underway.size > 0) await Promise.all(underway)
    },
  }

  /** Each app gets what its customers let it hear. @returns the delivery to the first app, or to the one that it is for */
  async function sendTogether(webhooks: Webhook[]): Promise<Delivery | null> {
    const meant = everything.apps.filter(({ id }) => (webhooks[0]?.appId ?? id) === id)
    const [first = null] = await Promise.all(meant.map((app) => sendFor(asApp(everything, app), webhooks)))
    return first
  }

  async function sendFor(world: World, webhooks: Webhook[]): Promise<Delivery | null> {
    const [first] = webhooks
    const url = first && target(world, first)
    if (!first || !url) return null
    const delivery: Delivery = {
      at: new Date(world.clock.now()).toISOString(),
      field: first.field,
      event: typeof first.value.event === 'string' ? first.value.event : null,
      url,
      attempts: 0,
      status: null,
      state: 'waiting',
    }
    world.deliveries.push(delivery)
    if (world.deliveries.length > kept) world.deliveries.shift()
    const body = envelope(world, webhooks)
    const job = inTurn(world, first.entryId, () => deliver(world, delivery, url, body)).catch(() => {
      delivery.state = 'given up'
    })
    underway.add(job)
    await job.finally(() => underway.delete(job))
    return delivery
  }
}

/** One entry for each account, with all of its changes. */
function envelope(world: World, webhooks: Webhook[]): string {
  const time = Math.floor(world.clock.now() / 1000)
  const ids = [...new Set(webhooks.map(({ entryId }) => entryId))]
  return wireJson({
    object: 'whatsapp_business_account',
    entry: ids.map((id) => ({
      id,
      time,
      changes: webhooks
        .filter(({ entryId }) => entryId === id)
        .map(({ field, value }) => ({ field, value: spelled(world, value) })),
    })),
  })
}

/** Webhooks name a line as digits; in some scenarios in another spelling than Graph. */
function spelled(world: World, value: Webhook['value']): Webhook['value'] {
  if (world.scenario.scenario.spelling?.webhooks !== 'other') return value
  const changed = { ...value }
  for (const name of ['phone_number', 'display_phone_number'])
    if (typeof value[name] === 'string') changed[name] = otherSpelling(value[name])
  return changed
}

function target(world: World, { field, waba, number }: Webhook): string | null {
  const { subscription } = world.app
  if (!subscription?.fields.includes(field)) return null
  // Webhooks of one account need the app to be subscribed to that account; events about partners do not.
  if (followsOverride(field)) {
    if (!waba || !isSubscribed(world, waba)) return null
    const override = number?.override ?? waba.override
    if (override) return override.uri
  }
  return subscription.url
}

/** The account of a number, or the first number of an account, for webhooks sent by hand. */
export function locate(
  world: World,
  ids: { wabaId?: string; phoneNumberId?: string },
): Pick<Webhook, 'waba' | 'number'> {
  const number = ids.phoneNumberId ? world.numbers.get(ids.phoneNumberId) : undefined
  const waba = world.wabas.get(ids.wabaId ?? number?.wabaId ?? '')
  const found = number ?? (waba && numbersOf(world, waba.id)[0])
  return { ...(waba ? { waba } : {}), ...(found ? { number: found } : {}) }
}
