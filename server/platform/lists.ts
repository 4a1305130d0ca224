import type { Request, Response } from 'express'
import * as z from 'zod/mini'
import type { Page } from '../store/paging.ts'

const atLeastOne = (fallback: number) =>
  z._default(
    z.coerce
      .number()
      .check(z.refine((value: number) => Number.isInteger(value) && value >= 1, 'must be a whole number from 1')),
    fallback,
  )

/** Paging as Kapso has it; anything else in the query is ignored. */
export const PageQuery = z.object({
  page: atLeastOne(1),
  per_page: z.pipe(
    atLeastOne(20),
    z.transform((value: number) => Math.min(value, 500)),
  ),
})

const Moment = z.optional(
  z.pipe(
    z
      .string()
      .check(z.refine((value) => !Number.isNaN(Date.parse(value)), 'must be a moment such as 2026-12-31T23:59:59Z')),
    z.transform((value: string) => new Date(value).toISOString()),
  ),
)
export const Between = { created_after: Moment, created_before: Moment }

/** Answers with one page, its `meta`, and the headers `X-Total…` and `Link` (RFC 8288). */
export function sendPage(req: Request, res: Response, data: unknown[], total: number, { page, per_page }: Page) {
  const total_pages = Math.ceil(total / per_page)
  const at = (number: number) => {
    const query = new URLSearchParams(req.originalUrl.split('?')[1])
    query.set('page', String(number))
    query.set('per_page', String(per_page))
    return `<${req.protocol}://${req.get('Host')}${req.originalUrl.split('?')[0]}?${query}>`
  }
  const links = [
    page > 1 && `${at(1)}; rel="first"`,
    page > 1 && `${at(page - 1)}; rel="prev"`,
    page < total_pages && `${at(page + 1)}; rel="next"`,
    page < total_pages && `${at(total_pages)}; rel="last"`,
  ].filter(Boolean)
  res.set({
    'X-Total': `${total}`,
    'X-Total-Pages': `${total_pages}`,
    'X-Per-Page': `${per_page}`,
    'X-Page': `${page}`,
  })
  if (links.length) res.set('Link', links.join(', '))
  res.json({ data, meta: { page, per_page, total_pages, total_count: total } })
}
