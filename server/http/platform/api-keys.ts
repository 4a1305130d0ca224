import { Router } from 'express'
import * as z from 'zod/mini'
import { ApiKey, ApiKeyCreate, ApiKeyRotate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { type ApiKeyRow, findKey, listKeys } from '../../store/projects/api-keys.ts'
import { toIso } from '../../time.ts'
import { createApiKey } from '../../use-cases/projects/create-api-key.ts'
import { revokeApiKey } from '../../use-cases/projects/revoke-api-key.ts'
import { rotateApiKey } from '../../use-cases/projects/rotate-api-key.ts'
import { parse } from '../parse.ts'
import { PageQuery, sendPage } from './lists.ts'

export const ApiKeyCreateBody = z.object({ api_key: ApiKeyCreate })
export const ApiKeyRotateBody = z.object({ api_key: z._default(ApiKeyRotate, { overlap_hours: 24 }) })

export function viewKey(row: ApiKeyRow, now: string, current?: string, key?: string): ApiKey {
  const expired = row.expires_at !== null && row.expires_at <= now
  return ApiKey.parse({
    ...row,
    prefix: row.prefix || null,
    status: row.revoked_at ? 'revoked' : expired ? 'expired' : 'active',
    current: row.id === current,
    ...(key ? { key } : {}),
  })
}

/** The keys of the key's own project. */
export const apiKeys = (deps: Deps) =>
  Router()
    .get('/api_keys', async (req, res) => {
      const query = parse(PageQuery, req.query)
      const { rows, total } = await listKeys(deps.db, res.locals.projectId, query)
      const now = toIso(deps.now())
      sendPage(
        req,
        res,
        rows.map((row) => viewKey(row, now, res.locals.apiKeyId)),
        total,
        query,
      )
    })
    .post('/api_keys', async (req, res) => {
      const { api_key } = parse(ApiKeyCreateBody, req.body)
      const { row, key } = await createApiKey(deps, res.locals.projectId, api_key, res.locals.apiKeyId)
      res.status(201).json({ data: viewKey(row, toIso(deps.now()), res.locals.apiKeyId, key) })
    })
    .get('/api_keys/:api_key_id', async (req, res) => {
      const row = await findKey(deps.db, res.locals.projectId, req.params.api_key_id)
      if (!row) throw new Fault('not_found', 'API key not found')
      res.json({ data: viewKey(row, toIso(deps.now()), res.locals.apiKeyId) })
    })
    .post('/api_keys/:api_key_id/rotate', async (req, res) => {
      const { api_key } = parse(ApiKeyRotateBody, req.body)
      const { api_key_id } = req.params
      const { row, key } = await rotateApiKey(deps, res.locals.projectId, api_key_id, api_key.overlap_hours)
      res.status(201).json({ data: viewKey(row, toIso(deps.now()), res.locals.apiKeyId, key) })
    })
    .delete('/api_keys/:api_key_id', async (req, res) => {
      if (req.params.api_key_id === res.locals.apiKeyId)
        throw new Fault(
          'invalid_request',
          'A key cannot revoke itself: use another one, or rotate it with overlap_hours 0',
        )
      await revokeApiKey(deps, res.locals.projectId, req.params.api_key_id)
      res.status(204).end()
    })
