import { type Kysely, sql } from 'kysely'

/**
 * What a customer chose before Meta's window, when one asked for a new link in place of one that is over, and what the host wants to
 * happen after the number is connected. One statement rewrites nothing: the columns are empty.
 */
export async function up(db: Kysely<unknown>) {
  for (const column of ['choice', 'asked_again_at', 'next'])
    await db.schema.alterTable('setup_links').addColumn(column, sql`text`).execute()
}
