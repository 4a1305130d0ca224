import * as z from 'zod/mini'
import { ApiKey, ApiKeyCreate, ApiKeyRotate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { type ApiKeyRow, findKey, listKeys } from '../../store/projects/api-keys.ts'
import { toIso } from '../../time.ts'
import { createApiKey } from '../../use-cases/projects/create-api-key.ts'
import { revokeApiKey } from '../../use-cases/projects/revoke-api-key.ts'
import { rotateApiKey } from '../../use-cases/projects/rotate-api-key.ts'
import type { Resource } from '../surface.ts'
import { PageQuery } from './lists.ts'
import { get, gone, made, one, page, post, remove } from './operation.ts'

const RotateBody = z.object({ api_key: z._default(ApiKeyRotate, { overlap_hours: 24 }) })

export function viewKey<Row extends Omit<ApiKeyRow, 'project_id' | 'role'>>(
  row: Row,
  now: string,
  current?: string,
  key?: string,
) {
  const expired = row.expires_at !== null && row.expires_at <= now
  return {
    ...row,
    prefix: row.prefix || null,
    status: row.revoked_at ? ('revoked' as const) : expired ? ('expired' as const) : ('active' as const),
    current: row.id === current,
    key,
  }
}

/** The keys of the key's own project. */
export const apiKeys: Resource<Deps> = {
  tag: 'Project',
  operations: [
    get('/api_keys', {
      id: 'listApiKeys',
      summary: 'List the keys of the project',
      query: PageQuery,
      answer: page(ApiKey),
      async handle({ deps, caller, query }) {
        const { rows, ...counts } = await listKeys(deps.db, caller.projectId, query)
        const now = toIso(deps.now())
        return { rows: rows.map((row) => viewKey(row, now, caller.apiKeyId)), ...counts }
      },
    }),
    post('/api_keys', {
      id: 'createApiKey',
      summary: 'Make a key',
      body: z.object({ api_key: ApiKeyCreate }),
      example: { api_key: { name: 'billing worker' } },
      answer: made(ApiKey, 'Made; `key` is in this answer alone.'),
      async handle({ deps, caller, body }) {
        const { row, key } = await createApiKey(deps, caller.projectId, body.api_key, caller.apiKeyId)
        return viewKey(row, toIso(deps.now()), caller.apiKeyId, key)
      },
    }),
    get('/api_keys/:api_key_id', {
      id: 'getApiKey',
      summary: 'Read what a key is',
      answer: one(ApiKey),
      async handle({ deps, caller, params }) {
        const row = await findKey(deps.db, caller.projectId, params.api_key_id)
        if (!row) throw new Fault('not_found', 'API key not found')
        return viewKey(row, toIso(deps.now()), caller.apiKeyId)
      },
    }),
    post('/api_keys/:api_key_id/rotate', {
      id: 'rotateApiKey',
      summary: 'Make the key that takes another’s place; both work for a while',
      body: RotateBody,
      example: { api_key: { overlap_hours: 24 } },
      answer: made(ApiKey, 'The new key; `key` is in this answer alone.'),
      async handle({ deps, caller, params, body }) {
        const { overlap_hours } = body.api_key
        const { row, key } = await rotateApiKey(deps, caller.projectId, params.api_key_id, overlap_hours)
        return viewKey(row, toIso(deps.now()), caller.apiKeyId, key)
      },
    }),
    remove('/api_keys/:api_key_id', {
      id: 'revokeApiKey',
      summary: 'Revoke a key at once',
      description: 'No key revokes itself.',
      answer: gone,
      refusals: [422],
      async handle({ deps, caller, params }) {
        if (params.api_key_id === caller.apiKeyId)
          throw new Fault(
            'invalid_request',
            'A key cannot revoke itself: use another one, or rotate it with overlap_hours 0',
          )
        await revokeApiKey(deps, caller.projectId, params.api_key_id)
      },
    }),
  ],
}
