import { Router } from 'express'
import { sql } from 'kysely'
import type { Deps } from './deps.ts'

/** `/healthz`: the process answers. `/readyz`: its database does too. */
export const health = ({ db, log }: Deps) =>
  Router()
    .get('/healthz', (_req, res) => {
      res.json({ status: 'ok' })
    })
    .get('/readyz', async (_req, res) => {
      try {
        await sql`select 1`.execute(db)
        res.json({ status: 'ok' })
      } catch (error) {
        log.error({ err: error }, 'the database does not answer')
        res.status(503).json({ status: 'unavailable', error: 'the database does not answer' })
      }
    })
