import * as z from 'zod/mini'
import { PageQuery } from '../platform/lists.ts'

/** Paging as GoSendAPI has it: twenty a page. More than a hundred is cut to a hundred, and the header says so. */
export const AdminPage = z.object({
  page: PageQuery.shape.page,
  per_page: z.pipe(
    PageQuery.shape.per_page,
    z.transform((value: number) => Math.min(value, 100)),
  ),
})
