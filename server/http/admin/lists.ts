import type { Response } from 'express'
import * as z from 'zod/mini'
import type { Page } from '../../store/database/paging.ts'
import { PageQuery } from '../platform/lists.ts'

/** Paging as GoSendAPI has it: twenty a page, a hundred at most; more is cut to a hundred, and the header says so. */
export const AdminPage = z.object({
  page: PageQuery.shape.page,
  per_page: z.pipe(
    PageQuery.shape.per_page,
    z.transform((value: number) => Math.min(value, 100)),
  ),
})

/** Answers with one page: the list itself is the body, the totals are in the headers. */
export function sendList(res: Response, rows: unknown[], total: number, { page, per_page }: Page) {
  res.set({ 'X-Total-Count': `${total}`, 'X-Page': `${page}`, 'X-Per-Page': `${per_page}` })
  res.json(rows)
}
