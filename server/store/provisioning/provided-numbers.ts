import type { Updateable } from 'kysely'
import type { PoolNumberStatus } from '../../../contract/index.ts'
import { e164, spellingsOf } from '../../phone.ts'
import type { Db } from '../database/tables.ts'
import type { ProvidedNumberRow, ProvidedNumbersTable } from './tables.ts'

/** The columns that every new number needs. The others are empty unless they are given. */
type NewNumber = Pick<
  ProvidedNumberRow,
  'id' | 'project_id' | 'pool_id' | 'country_iso' | 'phone_number' | 'source' | 'status' | 'run_at'
> &
  Partial<ProvidedNumberRow>

/** Adds a number; undefined when the project has it already. */
export const addProvided = (db: Db, number: NewNumber, now: string): Promise<ProvidedNumberRow | undefined> =>
  db
    .insertInto('provided_numbers')
    .values({
      note: null,
      provider: null,
      account_sid: null,
      provider_id: null,
      preverified_id: null,
      verified_until: null,
      reservation_id: null,
      phone_number_id: null,
      code: null,
      code_at: null,
      code_asked_at: null,
      tries: 0,
      lease_owner: null,
      lease_until: null,
      created_at: now,
      updated_at: now,
      ...number,
    })
    .onConflict((on) => on.doNothing())
    .returningAll()
    .executeTakeFirst()

/** A number by its id alone, which is also the marker that a provider keeps with it. */
export const findProvidedById = (db: Db, id: string): Promise<ProvidedNumberRow | undefined> =>
  db.selectFrom('provided_numbers').selectAll().where('id', '=', id).executeTakeFirst()

export const findProvided = (db: Db, projectId: string, id: string): Promise<ProvidedNumberRow | undefined> =>
  db
    .selectFrom('provided_numbers')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst()

/** The number that a reservation has, or is buying. */
export const providedOf = (db: Db, reservationId: string): Promise<ProvidedNumberRow | undefined> =>
  db
    .selectFrom('provided_numbers')
    .selectAll()
    .where('reservation_id', '=', reservationId)
    .where('status', 'in', ['buying', 'reserved', 'connected'])
    .executeTakeFirst()

/** Changes a number whose status is one of `from`; undefined when it has another status. */
export const moveProvided = (
  db: Db,
  id: string,
  from: PoolNumberStatus[],
  change: Updateable<ProvidedNumbersTable>,
): Promise<ProvidedNumberRow | undefined> =>
  db
    .updateTable('provided_numbers')
    .set(change)
    .where('id', '=', id)
    .where('status', 'in', from)
    .returningAll()
    .executeTakeFirst()

/**
 * Takes a ready number for a reservation: the one that waited longest among those verified with Meta, else among all.
 * Others take numbers at the same time: if the chosen one is gone, another is chosen.
 */
export async function takeProvided(
  db: Db,
  projectId: string,
  country: string,
  areaCode: string | null,
  change: { reservation_id: string; updated_at: string },
): Promise<ProvidedNumberRow | undefined> {
  let query = db
    .selectFrom('provided_numbers as number')
    .innerJoin('number_pools as pool', 'pool.id', 'number.pool_id')
    .select('number.id')
    .where('number.project_id', '=', projectId)
    .where('number.country_iso', '=', country)
    .where('number.status', '=', 'available')
    .where('pool.draining', '=', 0)
    .orderBy((of) => of.case().when('number.verified_until', '>', change.updated_at).then(0).else(1).end())
    .orderBy('number.updated_at')
    .orderBy('number.id')
    .limit(1)
  if (areaCode) query = query.where('number.phone_number', 'like', `+1${areaCode}%`)
  for (;;) {
    const ready = await query.executeTakeFirst()
    if (!ready) return undefined
    const taken = await moveProvided(db, ready.id, ['available'], { ...change, status: 'reserved' })
    if (taken) return taken
  }
}

/** Countries of which a project has ready numbers. With an area code, numbers of the US count only if they have it. */
export async function readyCountries(db: Db, projectId: string, areaCode: string | null): Promise<Set<string>> {
  let query = db
    .selectFrom('provided_numbers as number')
    .innerJoin('number_pools as pool', 'pool.id', 'number.pool_id')
    .select('number.country_iso')
    .distinct()
    .where('number.project_id', '=', projectId)
    .where('number.status', '=', 'available')
    .where('pool.draining', '=', 0)
  if (areaCode)
    query = query.where((of) =>
      of.or([of('number.country_iso', '!=', 'US'), of('number.phone_number', 'like', `+1${areaCode}%`)]),
    )
  return new Set((await query.execute()).map(({ country_iso }) => country_iso))
}

/** The rows of a telephone line in these projects, in whichever spelling. */
export const providedByNumber = (db: Db, projectIds: string[], phoneNumber: string): Promise<ProvidedNumberRow[]> =>
  db
    .selectFrom('provided_numbers')
    .selectAll()
    .where('phone_number', 'in', spellingsOf(phoneNumber).map(e164))
    .where('project_id', 'in', projectIds)
    .where('status', 'not in', ['released', 'refused'])
    .execute()

/** Deletes verification codes that came before `moment`. */
export const forgetCodes = (db: Db, moment: string) =>
  db
    .updateTable('provided_numbers')
    .set({ code: null })
    .where('code', 'is not', null)
    .where('code_at', '<', moment)
    .execute()

/** The number of each of `links` that has one, by the link's id. */
export async function providedOfLinks(
  db: Db,
  links: readonly { id: string }[],
): Promise<Map<string, ProvidedNumberRow>> {
  if (!links.length) return new Map()
  const rows = await db
    .selectFrom('reservations as reservation')
    .innerJoin('provided_numbers as number', 'number.reservation_id', 'reservation.id')
    .selectAll('number')
    .select('reservation.setup_link_id')
    .where('reservation.status', 'in', ['reserved', 'connected'])
    .where('number.status', 'not in', ['buying', 'refused'])
    .where(
      'reservation.setup_link_id',
      'in',
      links.map(({ id }) => id),
    )
    .execute()
  return new Map(rows.map(({ setup_link_id, ...number }) => [setup_link_id, number]))
}

/** The links that hold `numbers` or were completed with them, by the number's id. */
export async function linksOfProvided(db: Db, numbers: readonly ProvidedNumberRow[]): Promise<Map<string, string>> {
  const ids = numbers.flatMap(({ reservation_id }) => reservation_id ?? [])
  if (!ids.length) return new Map()
  const rows = await db.selectFrom('reservations').select(['id', 'setup_link_id']).where('id', 'in', ids).execute()
  const links = new Map(rows.map(({ id, setup_link_id }) => [id, setup_link_id]))
  return new Map(
    numbers.flatMap(({ id, reservation_id }) => {
      const link = reservation_id && links.get(reservation_id)
      return link ? [[id, link] as const] : []
    }),
  )
}

/** Sets aside the number of a deleted connection: a person decides whether to release it. */
export const setAsideOf = (tx: Db, projectId: string, phoneNumberId: string, updated_at: string) =>
  tx
    .updateTable('provided_numbers')
    .set({
      status: 'set_aside',
      note: 'its customer’s connection was deleted: release it when they no longer need it',
      updated_at,
    })
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId)
    .where('status', '=', 'connected')
    .execute()
