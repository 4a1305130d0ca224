import { type Kysely, sql } from 'kysely'

/** When each connected number is looked at again, and what was told of the end of its token. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('number_watches')
    .addColumn('id', 'text', (column) => column.primaryKey().references('phone_numbers.id').onDelete('cascade'))
    .addColumn('told', 'text')
    .addColumn('run_at', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'text')
    .execute()
  await db.schema.createIndex('number_watches_due').on('number_watches').column('run_at').execute()
  await sql`insert into number_watches (id, run_at) select id, created_at from phone_numbers`.execute(db)
}
