import { v7 as uuid } from 'uuid'
import { conversationEvents } from '../../../contract/index.ts'
import { messageEvents, orderOf } from '../../delivery/kapso-messages.ts'
import { byPerson, type Heard, metaEnvelope, namedNumber, subjectOf } from '../../delivery/meta-messages.ts'
import type { Deps } from '../../deps.ts'
import { digitsOf } from '../../phone.ts'
import type { Signer } from '../../store/database/made-with.ts'
import type { Db } from '../../store/database/tables.ts'
import { type HeardNumber, heardAccounts } from '../../store/messaging/heard-numbers.ts'
import { listeningWebhooks } from '../../store/webhooks/relayed.ts'
import type { WebhookRow } from '../../store/webhooks/tables.ts'
import { asksFor } from './conversation-times.ts'
import { noteConversations, type Talk } from './note-conversations.ts'
import { type ToRelay, writeRelayed } from './write-relayed.ts'

type Relaying = Pick<Deps, 'db' | 'now' | 'sealer' | 'workers'>

interface Listener {
  projectId: string
  /** Null for a change about the whole account. */
  phoneNumberId: string | null
}

/** A change together with who may hear of it. */
interface Addressed {
  change: Heard & { wabaId: string }
  listeners: Listener[]
}

interface Relayed {
  /** Needs no transaction of its own. */
  isOneStatement: boolean
  write(tx: Db): Promise<void>
  /** Called when the transaction has ended, whatever became of it: then the deliveries are sent. */
  end(committed: boolean): void
}

/**
 * What a POST of Meta's brings to webhooks of kind `meta`, and to those of one number of kind `kapso`. A number's changes go to the
 * projects that have the number in that very account, connected with the app that speaks, and an account's changes to the projects
 * that have the account: nobody sees another's. Everything is read and sealed here, so that the transaction that writes it is short.
 *
 * @param numbers those of the accounts that the changes are about
 * @returns what writes the deliveries, in the transaction of the POST; nothing when nobody listens
 */
export async function relayChanges(
  deps: Relaying,
  changes: Heard[],
  numbers: HeardNumber[],
  signer: Signer,
): Promise<Relayed | undefined> {
  const addressed = await address(deps.db, changes, numbers, signer)
  const listeners = addressed.flatMap((one) => one.listeners)
  if (!listeners.length) return undefined
  const webhooks = await listeningWebhooks(
    deps.db,
    [...new Set(listeners.map(({ projectId }) => projectId))],
    [...new Set(listeners.flatMap(({ phoneNumberId }) => phoneNumberId ?? []))],
  )
  const talked = await noteConversations(deps, talks(webhooks, addressed))
  const relayed = webhooks.flatMap((webhook) =>
    webhook.kind === 'meta' ? asMeta(webhook, addressed) : asKapso(webhook, addressed),
  )
  if (!relayed.length && !talked.any) return undefined
  const { end, isOneStatement, write } = await writeRelayed(deps, [...talked.began, ...relayed])
  return {
    isOneStatement: isOneStatement && !talked.any,
    write: async (tx) => write(tx, await talked.write(tx)),
    end,
  }
}

/** The messages whose conversations somebody asks for, by project and number. */
function talks(webhooks: WebhookRow[], addressed: Addressed[]): Talk[] {
  const asking = webhooks.filter(
    (webhook) => webhook.phone_number_id !== null && asksFor(webhook, ...conversationEvents),
  )
  const all = new Map<string, Talk>()
  for (const webhook of asking) {
    const phoneNumberId = webhook.phone_number_id as string
    const key = `${webhook.project_id} ${phoneNumberId}`
    const known = all.get(key)
    const heard = () => addressed.filter(({ listeners }) => hears(webhook, listeners)).map(({ change }) => change)
    if (known) known.webhooks.push(webhook)
    else
      all.set(key, {
        webhooks: [webhook],
        phoneNumberId,
        events: heard().flatMap(({ field, value }) => messageEvents(field, value, phoneNumberId)),
      })
  }
  return [...all.values()]
}

async function address(db: Db, changes: Heard[], numbers: HeardNumber[], signer: Signer): Promise<Addressed[]> {
  const wabaIds = [...new Set(changes.flatMap(({ wabaId }) => wabaId ?? []))]
  if (!wabaIds.length) return []
  const ofAccounts = changes.filter(({ value }) => subjectOf(value) === undefined && namedNumber(value) === undefined)
  const accounts = ofAccounts.length ? await heardAccounts(db, wabaIds, signer) : []
  const addressed: Addressed[] = []
  for (const change of changes) {
    const { wabaId, value } = change
    if (!wabaId) continue
    const here = numbers.filter((number) => number.business_account_id === wabaId)
    const subject = subjectOf(value)
    const named = subject === undefined ? namedNumber(value) : undefined
    const about = here.filter(({ phone_number_id, display_phone_number }) =>
      subject === undefined
        ? named !== undefined && digitsOf(display_phone_number) === digitsOf(named)
        : phone_number_id === subject,
    )
    const listeners =
      subject !== undefined || named !== undefined
        ? about
            .filter(({ inbound_processing_enabled }) => inbound_processing_enabled === 1)
            .map(({ project_id, phone_number_id }) => ({ projectId: project_id, phoneNumberId: phone_number_id }))
        : accounts
            .filter(({ waba_id }) => waba_id === wabaId)
            .map(({ project_id }) => ({ projectId: project_id, phoneNumberId: null }))
    addressed.push({ change: { ...change, wabaId }, listeners })
  }
  return addressed
}

const hears = ({ project_id, phone_number_id }: WebhookRow, listeners: Listener[]) =>
  listeners.find(
    ({ projectId, phoneNumberId }) =>
      projectId === project_id && (phone_number_id === null || phone_number_id === phoneNumberId),
  )

/** Meta's payloads as they are: one delivery for each number and person, with everything that the POST said of them. */
function asMeta(webhook: WebhookRow, addressed: Addressed[]): ToRelay[] {
  const parts = new Map<string, { about: Listener; wabaId: string; person: string; changes: Heard[] }>()
  const posts = [...new Set(addressed.map(({ change }) => change.post))]
  for (const { change, listeners } of addressed) {
    const about = hears(webhook, listeners)
    if (!about) continue
    for (const { person, value } of byPerson(change.value)) {
      const key = JSON.stringify([posts.indexOf(change.post), change.wabaId, about.phoneNumberId, person, change.at])
      const part = parts.get(key) ?? { about, wabaId: change.wabaId, person, changes: [] }
      part.changes.push({ ...change, value })
      parts.set(key, part)
    }
  }
  return [...parts.values()].map(({ about, wabaId, person, changes }) => ({
    webhook,
    event: changes[0]?.field as string,
    eventId: uuid(),
    phoneNumberId: about.phoneNumberId,
    order: orderOf(about.phoneNumberId ?? wabaId, person),
    body: metaEnvelope(wabaId, changes),
  }))
}

/** Events of messages in Kapso's shape, for a webhook of one number. */
function asKapso(webhook: WebhookRow, addressed: Addressed[]): ToRelay[] {
  const { phone_number_id: phoneNumberId } = webhook
  if (phoneNumberId === null) return []
  const wanted = JSON.parse(webhook.events) as string[]
  return addressed.flatMap(({ change, listeners }) =>
    hears(webhook, listeners)
      ? messageEvents(change.field, change.value, phoneNumberId)
          .filter(({ event }) => wanted.includes(event))
          .map(({ event, person, body }) => ({
            webhook,
            event,
            eventId: uuid(),
            phoneNumberId,
            order: orderOf(phoneNumberId, person),
            body: JSON.stringify(webhook.dialect === 'admin' ? { event, ...body } : body),
          }))
      : [],
  )
}
