/** How many rows a list has: of an owner, or of one part of them, in all of time, in a day or in an hour. Rows that are zero are deleted. */
export interface ListTotalsTable {
  list: string
  owner: string
  /** Empty for all parts together. */
  part: string
  span: 'all' | 'day' | 'hour'
  /** The beginning of the span, as its rows' `created_at` begins: `2026-12-31T23`, `2026-12-31`, or empty. */
  began: string
  total: number
}

/** What came and went since the totals were written. Triggers write it, `fold` adds it to the totals. */
export interface ListChangesTable {
  id: number
  list: string
  owner: string
  part: string
  /** The part in the list that {@link keptLists} names beside this one; else empty. */
  other: string
  hour: string
  change: number
}

/** The lists that had rows before their totals were kept, and were not counted since. */
export interface ListCountsDueTable {
  list: string
}
