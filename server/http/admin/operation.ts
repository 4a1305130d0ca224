import * as z from 'zod/mini'
import { AdminQueued } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import type { Page } from '../../store/database/paging.ts'
import type { Project } from '../../store/projects/tables.ts'
import { type Answer, empty, json, operations } from '../operation.ts'

/** Whose key a request carries. A project is a tenant here. */
export interface TenantKey {
  projectId: string
  tenant: Project
}

export const { get, post, patch, put, remove } = operations<Deps, TenantKey>()

export const tag = 'Admin dialect'

/** The thing itself is the body. */
export const one = <Schema extends z.ZodMiniType>(schema: Schema, says = 'As it is now.') => json(schema, says)

export const made = <Schema extends z.ZodMiniType>(schema: Schema, says = 'Made.') => json(schema, says, 201)

export const gone = empty('Gone.')

export const queued = json(AdminQueued, 'On its way.', 202)

/** One page: the list itself is the body, the totals are in the headers. */
export function list<Schema extends z.ZodMiniType>(
  schema: Schema,
): Answer<{ rows: z.input<Schema>[]; total: number }, Deps> {
  const body = z.array(schema)
  return {
    status: 200,
    says: 'One page, most recent first; the body is the list itself.',
    schema: body,
    headers: {
      'X-Total-Count': 'How many there are in all.',
      'X-Page': 'Which page this is.',
      'X-Per-Page': 'How many a page holds.',
    },
    send: ({ rows, total }, { query, res }) => {
      const { page, per_page } = query as Page
      res.set({ 'X-Total-Count': `${total}`, 'X-Page': `${page}`, 'X-Per-Page': `${per_page}` })
      res.json(body.parse(rows))
    },
  }
}
