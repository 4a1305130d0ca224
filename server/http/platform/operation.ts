import type { ErrorRequestHandler } from 'express'
import * as z from 'zod/mini'
import type { Deps } from '../../deps.ts'
import type { Page, PageOf } from '../../store/database/paging.ts'
import { answerFault } from '../errors.ts'
import { type Answer, type Call, empty, operations } from '../operation.ts'
import { cursorOf } from './lists.ts'

/** Whose key a request carries. */
export interface KeyHolder {
  projectId: string
  apiKeyId: string
}

export const { get, post, patch, put, remove } = operations<Deps, KeyHolder>()

export const PlatformError = z.object({ error: z.string() })

export const sendPlatformError =
  ({ log }: Pick<Deps, 'log'>): ErrorRequestHandler =>
  (error, req, res, _next) => {
    const fault = answerFault(log, error, req, res)
    if (fault) res.json({ error: fault.message } satisfies z.infer<typeof PlatformError>)
  }

const PageMeta = z.object({
  page: z.int(),
  per_page: z.int(),
  total_pages: z.int(),
  total_count: z.int(),
  /** Leads to the rows behind this page as `cursor`; null where none follow. */
  next_cursor: z.nullable(z.string()),
})

/** The thing under `data`. */
export function one<Schema extends z.ZodMiniType>(
  schema: Schema,
  says = 'As it is now.',
  status = 200,
): Answer<z.input<Schema>> {
  const body = z.object({ data: schema })
  return {
    status,
    says,
    schema: body,
    body: (data) => body.parse({ data }),
    send: (data, { res }) => {
      res.status(status).json(body.parse({ data }))
    },
  }
}

export const made = <Schema extends z.ZodMiniType>(schema: Schema, says = 'Made.') => one(schema, says, 201)

export const gone = empty('Gone.')

const Success = z.object({ data: z.object({ success: z.literal(true) }) })

const onItsWayBody: z.infer<typeof Success> = { data: { success: true } }

export const onItsWay: Answer<void> = {
  status: 200,
  says: 'On its way.',
  schema: Success,
  body: () => onItsWayBody,
  send: (_given, { res }) => {
    res.json(onItsWayBody)
  },
}

/** One page under `data`, with its `meta`, and the headers `X-Total…` and `Link` (RFC 8288). */
export function page<Schema extends z.ZodMiniType>(
  schema: Schema,
  says = 'One page, most recent first.',
): Answer<PageOf<z.input<Schema>>, Deps> {
  const body = z.object({ data: z.array(schema), meta: PageMeta })
  const bodyOf = ({ rows, total, next }: PageOf<z.input<Schema>>, query: object) => {
    const { page, per_page } = query as Page
    const total_pages = Math.ceil(total / per_page)
    return body.parse({
      data: rows,
      meta: { page, per_page, total_pages, total_count: total, next_cursor: next && cursorOf(next) },
    })
  }
  return {
    status: 200,
    says,
    schema: body,
    headers: {
      'X-Total': 'How many there are in all.',
      'X-Total-Pages': 'How many pages that makes.',
      'X-Page': 'Which page this is.',
      'X-Per-Page': 'How many a page holds.',
      Link: 'The first, previous, next and last page (RFC 8288).',
    },
    body: bodyOf,
    send: (given, call) => {
      const answer = bodyOf(given, call.query as Page)
      const { page, per_page, total_pages } = answer.meta
      const links = linksTo(call, answer.meta)
      call.res.set({
        'X-Total': `${given.total}`,
        'X-Total-Pages': `${total_pages}`,
        'X-Per-Page': `${per_page}`,
        'X-Page': `${page}`,
      })
      if (links.length) call.res.set('Link', links.join(', '))
      call.res.json(answer)
    },
  }
}

/**
 * Links lead to this server's public address, not to the `Host` of the request: a proxy may have changed that, and a
 * caller may write anything there.
 */
function linksTo({ deps, req, query: asked }: Call<Deps>, meta: z.infer<typeof PageMeta>): string[] {
  const { page, per_page, total_pages, next_cursor } = meta
  const to = (where: Record<string, string>, rel: string) => {
    const query = new URLSearchParams(req.originalUrl.split('?')[1])
    query.set('per_page', String(per_page))
    for (const [name, value] of Object.entries(where)) query.set(name, value)
    return `<${deps.publicUrl}/platform/v1${req.path}?${query}>; rel="${rel}"`
  }
  if ((asked as Page).cursor) return next_cursor ? [to({ cursor: next_cursor }, 'next')] : []
  const at = (number: number, rel: string) => to({ page: String(number) }, rel)
  return [
    ...(page > 1 ? [at(1, 'first'), at(page - 1, 'prev')] : []),
    ...(page < total_pages ? [at(page + 1, 'next'), at(total_pages, 'last')] : []),
  ]
}
