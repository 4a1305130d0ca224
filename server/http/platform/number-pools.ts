import { Router } from 'express'
import * as z from 'zod/mini'
import {
  NumberPool,
  NumberPoolCreate,
  NumberPoolUpdate,
  PoolNumber,
  PoolNumberStatus,
  PoolNumbersImport,
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
import { parse } from '../parse.ts'
import { PageQuery, sendPage } from './lists.ts'

export const PoolCreateBody = z.object({ number_pool: NumberPoolCreate })
export const PoolUpdateBody = z.object({ number_pool: NumberPoolUpdate })
export const PoolDrainBody = z.object({ release: z._default(z.boolean('must be true or false'), false) })
export const PoolNumberBody = z.object({ number: PoolNumberUpdate })
export const PoolQuery = z.object({ ...PageQuery.shape, country_iso: z.optional(z.string()) })
export const PoolNumberQuery = z.object({
  ...PageQuery.shape,
  status: z.optional(PoolNumberStatus),
  phone_number: z.optional(z.string()),
})

export async function viewPools(db: Db, rows: NumberPoolRow[]): Promise<NumberPool[]> {
  const counts = await countNumbers(db, rows)
  const none = { checking: 0, available: 0, reserved: 0, connected: 0, set_aside: 0 }
  return rows.map((row) =>
    NumberPool.parse({
      ...row,
      preverify: row.preverify === 1,
      draining: row.draining === 1,
      numbers: { ...none, ...counts.get(row.id) },
    }),
  )
}

export async function viewPoolNumbers(db: Db, rows: ProvidedNumberRow[]): Promise<PoolNumber[]> {
  const links = await linksOfProvided(db, rows)
  return rows.map((row) =>
    PoolNumber.parse({
      ...row,
      display_phone_number: displayOf(row.phone_number),
      setup_link_id: links.get(row.id) ?? null,
    }),
  )
}

/** The numbers that a project keeps ready, by country. */
export function numberPools(deps: Deps) {
  const { db } = deps
  const pool = async (row: NumberPoolRow) => ({ data: (await viewPools(db, [row]))[0] })
  const number = async (row: ProvidedNumberRow) => ({ data: (await viewPoolNumbers(db, [row]))[0] })
  const existing = async (projectId: string, id: string) => {
    const row = await findPool(db, projectId, id)
    if (!row) throw new Fault('not_found', 'Number pool not found')
    return row
  }
  return Router()
    .get('/number_pools', async (req, res) => {
      const query = parse(PoolQuery, req.query)
      const { rows, total } = await listPools(db, res.locals.projectId, query.country_iso, query)
      sendPage(req, res, await viewPools(db, rows), total, query)
    })
    .post('/number_pools', async (req, res) => {
      const { number_pool } = parse(PoolCreateBody, req.body)
      res.status(201).json(await pool(await createPool(deps, res.locals.projectId, number_pool)))
    })
    .get('/number_pools/:pool_id', async (req, res) => {
      res.json(await pool(await existing(res.locals.projectId, req.params.pool_id)))
    })
    .patch('/number_pools/:pool_id', async (req, res) => {
      const { number_pool } = parse(PoolUpdateBody, req.body)
      res.json(await pool(await updatePool(deps, res.locals.projectId, req.params.pool_id, number_pool)))
    })
    .post('/number_pools/:pool_id/drain', async (req, res) => {
      const { release } = parse(PoolDrainBody, req.body)
      res.json(await pool(await drainPool(deps, res.locals.projectId, req.params.pool_id, release)))
    })
    .get('/number_pools/:pool_id/numbers', async (req, res) => {
      const query = parse(PoolNumberQuery, req.query)
      const { id } = await existing(res.locals.projectId, req.params.pool_id)
      const { rows, total } = await listProvided(db, id, query, query)
      sendPage(req, res, await viewPoolNumbers(db, rows), total, query)
    })
    .post('/number_pools/:pool_id/numbers', async (req, res) => {
      const wanted = parse(PoolNumbersImport, req.body)
      const { imported, already_there } = await importNumbers(deps, res.locals.projectId, req.params.pool_id, wanted)
      res.status(201).json({ data: { imported: await viewPoolNumbers(db, imported), already_there } })
    })
    .get('/number_pools/:pool_id/numbers/:number_id', async (req, res) => {
      const row = await findProvided(db, res.locals.projectId, req.params.number_id)
      if (row?.pool_id !== req.params.pool_id) throw new Fault('not_found', 'Number not found')
      res.json(await number(row))
    })
    .patch('/number_pools/:pool_id/numbers/:number_id', async (req, res) => {
      const { pool_id, number_id } = req.params
      const body = parse(PoolNumberBody, req.body)
      res.json(await number(await updatePoolNumber(deps, res.locals.projectId, pool_id, number_id, body.number)))
    })
    .delete('/number_pools/:pool_id/numbers/:number_id', async (req, res) => {
      await releasePoolNumber(deps, res.locals.projectId, req.params.pool_id, req.params.number_id)
      res.status(204).end()
    })
}
