import { v7 as uuid } from 'uuid'
import type {
  NumberPoolCreate,
  NumberPoolUpdate,
  PoolNumbersImport,
  PoolNumberUpdate,
} from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { bit } from '../../store/database/dialect.ts'
import type { Db } from '../../store/database/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { changePool, ensurePool, findPool, findPoolOf } from '../../store/provisioning/number-pools.ts'
import { recheckUnverified, unclaimed, unclaimedOfPool } from '../../store/provisioning/provided-lists.ts'
import { addProvided, findProvided, moveProvided, providedByNumber } from '../../store/provisioning/provided-numbers.ts'
import type { NumberPoolRow, ProvidedNumberRow } from '../../store/provisioning/tables.ts'
import { isOfCountry } from '../../telephony/phone.ts'
import { toIso } from '../../time.ts'
import { watchFall, watchRise } from './pool-level.ts'

type Changing = Pick<Deps, 'db' | 'now' | 'partner'>

/** @throws {Fault} `conflict` when the project has a pool of this country; `invalid_request` when nobody could verify its numbers */
export async function createPool(deps: Changing, projectId: string, wanted: NumberPoolCreate): Promise<NumberPoolRow> {
  const { db, now } = deps
  const { country_iso, low_water_mark, preverify } = wanted
  assertPartner(deps, preverify)
  return db.transaction().execute(async (tx) => {
    if (await findPoolOf(tx, projectId, country_iso))
      throw new Fault('conflict', `number_pool.country_iso ${country_iso} has a pool already: change that one`)
    const pool = await ensurePool(tx, projectId, country_iso, toIso(now()))
    const made = await changePool(tx, pool.id, {
      low_water_mark: low_water_mark ?? undefined,
      preverify: bit(preverify),
      updated_at: toIso(now()),
    })
    await audit(tx, now(), { projectId, action: 'number_pool.created', subject: made.id, detail: { country_iso } })
    return made
  })
}

/** @throws {Fault} `not_found`; `invalid_request` when nobody could verify its numbers */
export async function updatePool(deps: Changing, projectId: string, id: string, wanted: NumberPoolUpdate) {
  const { db, now } = deps
  assertPartner(deps, wanted.preverify)
  return db.transaction().execute(async (tx) => {
    const pool = await poolOf(tx, projectId, id)
    const { low_water_mark, preverify, draining } = wanted
    const changed = await changePool(tx, pool.id, {
      low_water_mark,
      preverify: bit(preverify),
      draining: bit(draining),
      updated_at: toIso(now()),
    })
    if (preverify) await recheckUnverified(tx, id, toIso(now()))
    const detail = { fields: Object.keys(wanted) }
    await audit(tx, now(), { projectId, action: 'number_pool.updated', subject: id, detail })
    await watchFall(tx, now(), projectId, id)
    await watchRise(tx, projectId, id)
    return changed
  })
}

/**
 * Stops a pool from giving out numbers. With `release`, its ready numbers go back to the provider. Numbers that customers hold
 * or have stay theirs.
 *
 * @throws {Fault} `not_found`
 */
export async function drainPool(deps: Changing, projectId: string, id: string, release: boolean) {
  const { db, now } = deps
  const pool = await updatePool(deps, projectId, id, { draining: true })
  if (release)
    for (const number of await unclaimedOfPool(db, id))
      await db.transaction().execute((tx) => giveBack(tx, now(), number))
  return pool
}

/**
 * Takes numbers into a pool. Each is made ready in the background (`tend-number.ts`), or refused there with a sentence when no
 * code could reach its customer. The command line has no workers: there a running server does it.
 *
 * @throws {Fault} `not_found`; `invalid_request` names a number of another country, or one that cannot be made ready
 */
export async function importNumbers(
  deps: Changing & Pick<Deps, 'telephony'> & { workers?: Pick<Deps['workers'], 'numbers'> },
  projectId: string,
  poolId: string,
  { numbers }: PoolNumbersImport,
) {
  const { db, now, partner, telephony, workers } = deps
  const pool = await poolOf(db, projectId, poolId)
  const bought = await telephony.has(projectId)
  for (const [at, { phone_number, preverified_id }] of numbers.entries()) {
    const refuse = (words: string) => new Fault('invalid_request', `numbers.${at}.${words}`)
    if (!isOfCountry(phone_number, pool.country_iso))
      throw refuse(`phone_number is not a number of ${pool.country_iso}`)
    if (preverified_id && !partner)
      throw refuse(
        'preverified_id cannot be checked with Meta: this server has no business id and system token of a partner',
      )
    if (!preverified_id && !bought)
      throw refuse(
        'preverified_id must be given: without a telephony account of the project no code could reach the number',
      )
  }
  const imported = await db.transaction().execute(async (tx) => {
    const made: ProvidedNumberRow[] = []
    const at = toIso(now())
    for (const { phone_number, preverified_id } of numbers) {
      const number = {
        id: uuid(),
        project_id: projectId,
        pool_id: pool.id,
        country_iso: pool.country_iso,
        phone_number,
        preverified_id: preverified_id ?? null,
        source: 'import' as const,
        status: 'checking' as const,
        run_at: at,
      }
      const there = await providedByNumber(tx, [projectId], phone_number)
      const row = there.length ? undefined : await addProvided(tx, number, at)
      if (row) made.push(row)
    }
    const detail = { imported: made.length, country_iso: pool.country_iso }
    await audit(tx, now(), { projectId, action: 'pool_number.imported', subject: pool.id, detail })
    return made
  })
  for (const { id } of imported) workers?.numbers.start(id)
  return { imported, already_there: numbers.length - imported.length }
}

/**
 * Brings back a number that was set aside, through the same checks as an import, or sets one aside.
 *
 * @throws {Fault} `not_found`; `conflict` when the number's status does not allow it
 */
export async function updatePoolNumber(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  poolId: string,
  id: string,
  { status }: PoolNumberUpdate,
) {
  return db.transaction().execute(async (tx) => {
    const number = await numberOf(tx, projectId, poolId, id)
    const at = toIso(now())
    const forgotten = { phone_number_id: null, reservation_id: null, code: null, code_at: null, code_asked_at: null }
    const moved =
      status === 'available'
        ? await moveProvided(tx, id, ['set_aside'], {
            ...forgotten,
            status: 'checking',
            note: null,
            tries: 0,
            run_at: at,
            updated_at: at,
          })
        : await moveProvided(tx, id, ['available', 'checking'], {
            status,
            note: 'set aside by hand',
            run_at: null,
            updated_at: at,
          })
    if (!moved) throw new Fault('conflict', `the number is ${number.status}, and cannot become ${status} from there`)
    await audit(tx, now(), { projectId, action: 'pool_number.updated', subject: id, detail: { status } })
    await watchFall(tx, now(), projectId, poolId)
    return moved
  })
}

/**
 * Releases a number at its provider. A number that has none is only marked as released.
 *
 * @throws {Fault} `not_found`; `conflict` while a link holds it, a customer has it, or it is being bought
 */
export async function releasePoolNumber(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  poolId: string,
  id: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const number = await numberOf(tx, projectId, poolId, id)
    if (!(await giveBack(tx, now(), number)))
      throw new Fault('conflict', `the number is ${number.status}: only one that nobody has can be released`)
    await watchFall(tx, now(), projectId, poolId)
  })
}

async function giveBack(tx: Db, now: Date, number: ProvidedNumberRow): Promise<boolean> {
  const at = toIso(now)
  const gone = number.provider_id
    ? ({ status: 'releasing', run_at: at } as const)
    : ({ status: 'released', run_at: null } as const)
  const moved = await moveProvided(tx, number.id, unclaimed, {
    ...gone,
    tries: 0,
    updated_at: at,
  })
  if (!moved) return false
  const { project_id: projectId, id: subject } = number
  await audit(tx, now, { projectId, action: 'pool_number.updated', subject, detail: { status: moved.status } })
  return true
}

async function poolOf(db: Db, projectId: string, id: string): Promise<NumberPoolRow> {
  const pool = await findPool(db, projectId, id)
  if (!pool) throw new Fault('not_found', 'Number pool not found')
  return pool
}

async function numberOf(db: Db, projectId: string, poolId: string, id: string): Promise<ProvidedNumberRow> {
  const number = await findProvided(db, projectId, id)
  if (number?.pool_id !== poolId) throw new Fault('not_found', 'Number not found')
  return number
}

function assertPartner({ partner }: Pick<Deps, 'partner'>, preverify: boolean | null | undefined) {
  if (preverify && !partner)
    throw new Fault(
      'invalid_request',
      'number_pool.preverify needs the business id and system token of an approved partner',
    )
}
