import { v7 as uuid } from 'uuid'
import { type EventFacts, type ProjectEvent, projectEventBodies } from '../../contract/index.ts'
import type { Db } from '../store/database/tables.ts'
import type { SetupLinkRow } from '../store/links/tables.ts'
import { findCustomer } from '../store/projects/customers.ts'
import { findProject } from '../store/projects/projects.ts'
import type { NumberPoolRow } from '../store/provisioning/tables.ts'
import { addDeliveries, subscribersOf } from '../store/webhooks/deliveries.ts'
import type { WebhookRow } from '../store/webhooks/tables.ts'
import { toIso } from '../time.ts'

interface Fact<Name extends ProjectEvent> {
  projectId: string
  name: Name
  /** Meta's id, where the event is about one number. */
  phoneNumberId?: string | undefined
  facts: EventFacts<Name>
}

/**
 * Records an event for every webhook that asked for it. Call it in the transaction of the change itself: then there is no change
 * without its event, and no event without its change.
 */
export async function emit<Name extends ProjectEvent>(
  tx: Db,
  now: Date,
  { projectId, name, phoneNumberId, facts }: Fact<Name>,
) {
  const webhooks = await subscribersOf(tx, projectId, name)
  if (!webhooks.length) return
  const [eventId, at] = [uuid(), toIso(now)]
  const body = bodyOf(name, { id: eventId, at }, facts)
  const to: Parameters<typeof addDeliveries>[2] = []
  for (const { id, dialect } of webhooks)
    to.push({
      webhook_id: id,
      event: name,
      event_id: eventId,
      body: await inDialect(tx, dialect, projectId, name, body),
    })
  await addDeliveries(tx, projectId, to, phoneNumberId ?? null, at)
}

/** The body of an event as the contract has it: flat, or with the event's id, name and time before its data. */
export const bodyOf = <Name extends ProjectEvent>(
  name: Name,
  { id, at }: { id: string; at: string },
  facts: EventFacts<Name>,
): object =>
  'occurred_at' in projectEventBodies[name].shape ? { id, event: name, occurred_at: at, ...facts } : { ...facts }

/**
 * The body of an event. In the admin dialect it also has the event's name and the integer ids, beside the fields of all bodies.
 */
export async function inDialect(
  db: Db,
  dialect: WebhookRow['dialect'],
  projectId: string,
  event: string,
  body: { customer?: { id: string } | undefined },
): Promise<string> {
  if (dialect === 'platform') return JSON.stringify(body)
  const project = await findProject(db, projectId)
  const customer = body.customer && (await findCustomer(db, projectId, body.customer.id))
  const ids = { tenant_id: project.number, ...(customer ? { customer_id: customer.number } : {}) }
  return JSON.stringify({ event, ...ids, ...body })
}

/** A customer has passed all steps before, or after, the signup. */
export async function emitAnswers(
  tx: Db,
  now: Date,
  name: 'setup_link.answered' | 'setup_link.surveyed',
  link: Pick<SetupLinkRow, 'id' | 'project_id' | 'customer_id'>,
  steps: EventFacts<'setup_link.answered'>['steps'],
) {
  const customer = await customerOf(tx, link.project_id, link.customer_id)
  await emit(tx, now, {
    projectId: link.project_id,
    name,
    facts: { project: { id: link.project_id }, customer, setup_link: { id: link.id }, steps },
  })
}

/** An event of a link. Only webhooks that asked for it by name receive it. */
export async function emitLink(
  tx: Db,
  now: Date,
  name: Exclude<Extract<ProjectEvent, `setup_link.${string}`>, `setup_link.${'undone' | 'answered' | 'surveyed'}`>,
  link: Pick<SetupLinkRow, 'id' | 'project_id' | 'customer_id'>,
  more: Omit<EventFacts<'setup_link.opened'>['setup_link'], 'id'>,
) {
  const customer = await customerOf(tx, link.project_id, link.customer_id)
  await emit(tx, now, {
    projectId: link.project_id,
    name,
    phoneNumberId: more.phone_number_id,
    facts: { project: { id: link.project_id }, customer, setup_link: { id: link.id, ...more } },
  })
}

/** What a failed signup did at Meta was undone. The link and its customer may be deleted by now. */
export async function emitUndone(
  tx: Db,
  now: Date,
  { project_id, customer_id, setup_link_id }: { project_id: string; customer_id: string; setup_link_id: string },
  undone: EventFacts<'setup_link.undone'>['undone'],
) {
  const customer = await customerOf(tx, project_id, customer_id)
  await emit(tx, now, {
    projectId: project_id,
    name: 'setup_link.undone',
    phoneNumberId: undone.phone_number_id ?? undefined,
    facts: {
      project: { id: project_id },
      customer: customer ?? { id: customer_id, external_id: null },
      setup_link: { id: setup_link_id },
      undone,
    },
  })
}

/** A pool has fewer numbers ready than its project wants. */
export const emitPoolLow = (tx: Db, now: Date, pool: NumberPoolRow, available: number) =>
  emit(tx, now, {
    projectId: pool.project_id,
    name: 'number_pool.low',
    facts: {
      project: { id: pool.project_id },
      number_pool: { id: pool.id, country_iso: pool.country_iso, available, low_water_mark: pool.low_water_mark },
    },
  })

/** No number was available for a link; `provider` is the telephony provider's message, for the person who has to solve it. */
export async function emitNumberFailed(
  tx: Db,
  now: Date,
  link: Pick<SetupLinkRow, 'id' | 'project_id' | 'customer_id'>,
  more: { country_iso: string; error_code: string; provider: unknown },
) {
  const customer = await customerOf(tx, link.project_id, link.customer_id)
  await emit(tx, now, {
    projectId: link.project_id,
    name: 'number_provisioning.failed',
    facts: { project: { id: link.project_id }, customer, setup_link: { id: link.id }, ...more },
  })
}

export async function customerOf(tx: Db, projectId: string, id: string) {
  const customer = await findCustomer(tx, projectId, id)
  return customer && { id, external_id: customer.external_customer_id }
}
