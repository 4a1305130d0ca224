import * as z from 'zod/mini'
import {
  NumberPool,
  NumberPoolCreate,
  NumberPoolUpdate,
  PoolNumber,
  PoolNumberStatus,
  PoolNumbersImport,
  PoolNumbersImported,
  PoolNumberUpdate,
} from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import type { Db } from '../../store/database/tables.ts'
import { countNumbers, findPool, listPools } from '../../store/provisioning/number-pools.ts'
import { listProvided } from '../../store/provisioning/provided-lists.ts'
import { findProvided, linksOfProvided } from '../../store/provisioning/provided-numbers.ts'
import type { NumberPoolRow, ProvidedNumberRow } from '../../store/provisioning/tables.ts'
import { displayOf } from '../../telephony/phone.ts'
import {
  createPool,
  drainPool,
  importNumbers,
  releasePoolNumber,
  updatePool,
  updatePoolNumber,
} from '../../use-cases/provisioning/update-pool.ts'
import type { Resource } from '../surface.ts'
import { PageQuery, PhoneQuery } from './lists.ts'
import { get, gone, made, one, page, patch, post, remove } from './operation.ts'

const PoolQuery = z.object({ ...PageQuery.shape, country_iso: z.optional(z.string()) })
const PoolNumberQuery = z.object({
  ...PageQuery.shape,
  status: z.optional(PoolNumberStatus),
  phone_number: PhoneQuery,
})

export async function viewPools(db: Db, rows: NumberPoolRow[]): Promise<NumberPool[]> {
  const counts = await countNumbers(db, rows)
  const none = { checking: 0, available: 0, reserved: 0, connected: 0, set_aside: 0 }
  return rows.map((row) => ({
    ...row,
    preverify: row.preverify === 1,
    draining: row.draining === 1,
    numbers: { ...none, ...counts.get(row.id) },
  }))
}

export async function viewPoolNumbers(db: Db, rows: ProvidedNumberRow[]): Promise<PoolNumber[]> {
  const links = await linksOfProvided(db, rows)
  return rows.map((row) => ({
    ...row,
    display_phone_number: displayOf(row.phone_number),
    setup_link_id: links.get(row.id) ?? null,
  }))
}

const viewPool = async (db: Db, row: NumberPoolRow) => (await viewPools(db, [row]))[0] as NumberPool
const viewPoolNumber = async (db: Db, row: ProvidedNumberRow) => (await viewPoolNumbers(db, [row]))[0] as PoolNumber

async function poolOf({ db }: Deps, projectId: string, id: string) {
  const row = await findPool(db, projectId, id)
  if (!row) throw new Fault('not_found', 'Number pool not found')
  return row
}

/** The numbers that the key's project keeps ready, by country. */
export const numberPools: Resource<Deps> = {
  tag: 'Number pools',
  operations: [
    get('/number_pools', {
      id: 'listNumberPools',
      summary: 'List pools, and how many numbers each has',
      query: PoolQuery,
      exampleQuery: { country_iso: 'US' },
      answer: page(NumberPool),
      async handle({ deps, caller, query }) {
        const { rows, ...counts } = await listPools(deps.db, caller.projectId, query.country_iso, query)
        return { rows: await viewPools(deps.db, rows), ...counts }
      },
    }),
    post('/number_pools', {
      id: 'createNumberPool',
      summary: 'Make the pool of a country',
      body: z.object({ number_pool: NumberPoolCreate }),
      example: { number_pool: { country_iso: 'CA', low_water_mark: 5 } },
      answer: made(NumberPool),
      handle: async ({ deps, caller, body }) =>
        viewPool(deps.db, await createPool(deps, caller.projectId, body.number_pool)),
    }),
    get('/number_pools/:pool_id', {
      id: 'getNumberPool',
      summary: 'Read a pool',
      answer: one(NumberPool),
      handle: async ({ deps, caller, params }) =>
        viewPool(deps.db, await poolOf(deps, caller.projectId, params.pool_id)),
    }),
    patch('/number_pools/:pool_id', {
      id: 'updateNumberPool',
      summary: 'Change when it warns, whether it verifies beforehand, whether it hands out',
      body: z.object({ number_pool: NumberPoolUpdate }),
      example: { number_pool: { low_water_mark: 10 } },
      answer: one(NumberPool),
      handle: async ({ deps, caller, params, body }) =>
        viewPool(deps.db, await updatePool(deps, caller.projectId, params.pool_id, body.number_pool)),
    }),
    post('/number_pools/:pool_id/drain', {
      id: 'drainNumberPool',
      summary: 'Hand out nothing of it any more',
      description: 'With `release`, the numbers that lie ready go back to the provider, too.',
      body: z.object({ release: z._default(z.boolean('must be true or false'), false) }),
      example: { release: false },
      answer: one(NumberPool),
      handle: async ({ deps, caller, params, body }) =>
        viewPool(deps.db, await drainPool(deps, caller.projectId, params.pool_id, body.release)),
    }),
    get('/number_pools/:pool_id/numbers', {
      id: 'listPoolNumbers',
      summary: 'List the numbers of a pool',
      query: PoolNumberQuery,
      exampleQuery: { status: 'available' },
      answer: page(PoolNumber),
      async handle({ deps, caller, params, query }) {
        const { id } = await poolOf(deps, caller.projectId, params.pool_id)
        const { rows, ...counts } = await listProvided(deps.db, id, query, query)
        return { rows: await viewPoolNumbers(deps.db, rows), ...counts }
      },
    }),
    post('/number_pools/:pool_id/numbers', {
      id: 'importPoolNumbers',
      summary: 'Put numbers into a pool',
      description:
        'Also as `text/csv`, with the columns `phone_number` and, where there is one, `preverified_id`. Numbers the project has already are left as they are. Each is `checking` until it is `available` or `refused`.',
      body: PoolNumbersImport,
      example: { numbers: [{ phone_number: '+14155550123' }] },
      answer: made(PoolNumbersImported, 'Taken.'),
      async handle({ deps, caller, params, body }) {
        const { imported, already_there } = await importNumbers(deps, caller.projectId, params.pool_id, body)
        return { imported: await viewPoolNumbers(deps.db, imported), already_there }
      },
    }),
    get('/number_pools/:pool_id/numbers/:number_id', {
      id: 'getPoolNumber',
      summary: 'Read a number of a pool',
      answer: one(PoolNumber),
      async handle({ deps, caller, params }) {
        const row = await findProvided(deps.db, caller.projectId, params.number_id)
        if (row?.pool_id !== params.pool_id) throw new Fault('not_found', 'Number not found')
        return viewPoolNumber(deps.db, row)
      },
    }),
    patch('/number_pools/:pool_id/numbers/:number_id', {
      id: 'updatePoolNumber',
      summary: 'Bring a number back, or set it aside',
      body: z.object({ number: PoolNumberUpdate }),
      example: { number: { status: 'set_aside' } },
      answer: one(PoolNumber),
      refusals: [409],
      async handle({ deps, caller, params: { pool_id, number_id }, body }) {
        const row = await updatePoolNumber(deps, caller.projectId, pool_id, number_id, body.number)
        return viewPoolNumber(deps.db, row)
      },
    }),
    remove('/number_pools/:pool_id/numbers/:number_id', {
      id: 'releasePoolNumber',
      summary: 'Give a number up, and back to the provider',
      answer: gone,
      refusals: [409],
      handle: ({ deps, caller, params }) => releasePoolNumber(deps, caller.projectId, params.pool_id, params.number_id),
    }),
  ],
}
