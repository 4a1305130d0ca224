import * as z from 'zod/mini'
import { PhoneNumberText } from '../../../contract/digits/digits.ts'
import type { Place } from '../../store/totals/place.ts'
import { json } from '../operation.ts'

const atLeastOne = (fallback: number) =>
  z._default(
    z.coerce
      .number()
      .check(
        z.refine(
          (value: number) => Number.isInteger(value) && value >= 1 && value <= 1e9,
          'must be a whole number from 1',
        ),
      ),
    fallback,
  )

const Row = z.object({ values: z.tuple([z.iso.datetime(), z.uuid()]) })

/** A place in a list: the moment and id of the row beside it, with six decimals as Kapso's have them, in Base64. */
export const cursorOf = ({ created_at, id }: { created_at: string; id: string }) =>
  Buffer.from(
    JSON.stringify({ values: [created_at.replace('Z', '000Z'), id], columns: ['created_at', 'id'] }),
  ).toString('base64')

export const Cursor = z.optional(
  z.pipe(
    z.string(),
    z.transform((text: string, context) => {
      const row = Row.safeParse(parsed(Buffer.from(text, 'base64').toString()))
      if (row.success) return { created_at: new Date(row.data.values[0]).toISOString(), id: row.data.values[1] }
      context.issues.push({ code: 'custom', message: 'must be a cursor that this list gave', input: text })
      return z.NEVER
    }),
  ),
)

/** Paging as Kapso has it, and by cursor; anything else in the query is ignored. */
export const PageQuery = z.object({
  page: atLeastOne(1),
  per_page: z.pipe(
    atLeastOne(20),
    z.transform((value: number) => Math.min(value, 500)),
  ),
  /** `next_cursor` of the page before; then `page` counts for nothing. */
  cursor: Cursor,
})

export const Moment = z.optional(
  z.pipe(
    z
      .string()
      .check(z.refine((value) => !Number.isNaN(Date.parse(value)), 'must be a moment such as 2026-12-31T23:59:59Z')),
    z.transform((value: string) => new Date(value).toISOString()),
  ),
)
export const Between = { created_after: Moment, created_before: Moment }

/** A phone number in a query: a plus that is not escaped arrives as a space. */
export const PhoneQuery = z.optional(PhoneNumberText)

/** `true` or `false` in a query. */
export const Flag = z.optional(
  z.pipe(
    z.enum(['true', 'false', '1', '0'], 'must be true or false'),
    z.transform((word) => word === 'true' || word === '1'),
  ),
)

const limits = 'must be a whole number from 1 to 100'
export const Limit = z._default(
  z.coerce
    .number(limits)
    .check(z.refine((value: number) => Number.isInteger(value) && value >= 1 && value <= 100, limits)),
  20,
)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const Paging = z.object({
  cursors: z.object({ before: z.nullable(z.string()), after: z.nullable(z.string()) }),
  next: z.nullable(z.string()),
  previous: z.nullable(z.string()),
})

/** A list by cursors. */
export const cursored = <Schema extends z.ZodMiniType>(schema: Schema) =>
  json(z.object({ data: z.array(schema), paging: Paging }), 'Most recent first.')

/**
 * The places of a list by cursors.
 *
 * @param more where others follow, in the direction that was asked for
 */
export function pagingOf(
  rows: Place[],
  { after, before }: { after?: Place | undefined; before?: Place | undefined },
  more: Place | undefined,
): z.input<typeof Paging> {
  const [first = null, last = null] = [rows[0], rows.at(-1)].map((row) => row && cursorOf(row))
  const further = more ? cursorOf(more) : null
  const backwards = before !== undefined && after === undefined
  return {
    cursors: { before: first, after: last },
    next: backwards ? last : further,
    previous: backwards ? further : after ? first : null,
  }
}
