import type { Kysely } from 'kysely'

/** What opens Meta's window for a link; null as its project says. */
export const up = (db: Kysely<unknown>) => db.schema.alterTable('setup_links').addColumn('launch', 'text').execute()
