import type { EventFacts } from '../../contract/index.ts'
import type { Db } from '../store/database/tables.ts'
import type { PhoneNumberRow } from '../store/numbers/tables.ts'
import { customerOf, emit } from './emit.ts'

/** A number was connected or deleted; `linkId` is the link that connected it, if there was one. */
export async function emitNumber(
  tx: Db,
  now: Date,
  name: 'whatsapp.phone_number.created' | 'whatsapp.phone_number.deleted',
  number: OfCustomer,
  linkId?: string,
) {
  const { customer = { id: number.customer_id, external_id: null }, ...facts } = await factsOfNumber(tx, number)
  await emit(tx, now, {
    projectId: number.project_id,
    name,
    phoneNumberId: number.phone_number_id,
    facts: { ...facts, customer, ...(linkId === undefined ? {} : { setup_link: { id: linkId } }) },
  })
}

/** A connection was lost or restored; `source` is Meta's name for the cause. `more` is what only one of the events has. */
export const emitConnection = async (
  tx: Db,
  now: Date,
  change: 'offboarded' | 'disconnected' | 'reconnected',
  number: OfCustomer & Pick<PhoneNumberRow, 'connection_type'>,
  source: string,
  more: {
    disconnection?: EventFacts<'whatsapp.phone_number.disconnected'>['disconnection']
    previous_phone_number_id?: string | undefined
  } = {},
) =>
  emit(tx, now, {
    projectId: number.project_id,
    name: `whatsapp.phone_number.${change}`,
    phoneNumberId: number.phone_number_id,
    facts: {
      ...(await factsOfNumber(tx, number)),
      connection_type: number.connection_type,
      source: { provider: 'meta', event: source, business_account_id: number.business_account_id },
      ...(more.disconnection ? { disconnection: more.disconnection } : {}),
      ...(more.previous_phone_number_id ? { previous_phone_number_id: more.previous_phone_number_id } : {}),
    },
  })

/** Meta did not reconnect a number by itself: its customer has to, with the prepared link if there is one. */
export const emitReconnectNeeded = async (
  tx: Db,
  now: Date,
  number: OfCustomer & Pick<PhoneNumberRow, 'connection_type'>,
  linkId: string | null,
) =>
  emit(tx, now, {
    projectId: number.project_id,
    name: 'whatsapp.phone_number.reconnect_needed',
    phoneNumberId: number.phone_number_id,
    facts: {
      ...(await factsOfNumber(tx, number)),
      connection_type: number.connection_type,
      setup_link: linkId === null ? null : { id: linkId },
    },
  })

/** The remaining actions of a connected number changed; usually one was done. */
export const emitActions = async (
  tx: Db,
  now: Date,
  number: OfCustomer,
  { actions, cleared }: Pick<EventFacts<'whatsapp.phone_number.actions_changed'>, 'actions' | 'cleared'>,
) =>
  emit(tx, now, {
    projectId: number.project_id,
    name: 'whatsapp.phone_number.actions_changed',
    phoneNumberId: number.phone_number_id,
    facts: { ...(await factsOfNumber(tx, number)), actions, cleared },
  })

/** The token of a number ends soon; then its customer has to connect it again. */
export const emitTokenExpiring = async (tx: Db, now: Date, number: OfCustomer, token_expires_at: string) =>
  emit(tx, now, {
    projectId: number.project_id,
    name: 'whatsapp.phone_number.token_expiring',
    phoneNumberId: number.phone_number_id,
    facts: { ...(await factsOfNumber(tx, number)), token_expires_at },
  })

export const emitQuality = async (
  tx: Db,
  now: Date,
  number: OfCustomer & Pick<PhoneNumberRow, 'quality_rating'>,
  previous_quality_rating: string | null,
) =>
  emit(tx, now, {
    projectId: number.project_id,
    name: 'whatsapp.phone_number.quality_changed',
    phoneNumberId: number.phone_number_id,
    facts: {
      ...(await factsOfNumber(tx, number)),
      quality_rating: number.quality_rating,
      previous_quality_rating,
    },
  })

type OfCustomer = Pick<
  PhoneNumberRow,
  'project_id' | 'phone_number_id' | 'display_phone_number' | 'business_account_id' | 'customer_id'
>

/** Which number it is, and whose. */
async function factsOfNumber(
  tx: Db,
  { project_id, phone_number_id, display_phone_number, business_account_id, customer_id }: OfCustomer,
) {
  const customer = await customerOf(tx, project_id, customer_id)
  return { phone_number_id, display_phone_number, business_account_id, project: { id: project_id }, customer }
}
