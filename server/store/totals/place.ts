import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** A position in a list: that of a row, which need not be there any more. Rows that come or go do not move it. */
export interface Place {
  created_at: string
  id: string
}

/** Rows that one request looks through where no index serves its filter: a list of a million then costs what one of a thousand does. */
export const mostSifted = 1_000

/**
 * The rows on one side of a place: older or younger ones, with that of the place or without. As a comparison of pairs, an index leads
 * straight to the first of them.
 */
export const beyond = (place: Place, than: '<' | '>' | '<=' | '>=', table?: string): RawBuilder<SqlBool> => {
  const column = (name: string) => sql.ref(table ? `${table}.${name}` : name)
  return sql`(${column('created_at')}, ${column('id')}) ${sql.raw(than)} (${place.created_at}, ${place.id})`
}

/** The first `limit` rows of what was found, and the place behind which more follow: `end`, where no row that was asked for does. */
export function upTo<Row extends Place>(found: Row[], limit: number, end?: Place) {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const more: Place | undefined = found.length > limit && last ? { created_at: last.created_at, id: last.id } : end
  return { rows, more }
}
