import { type Kysely, sql } from 'kysely'

/**
 * Numbers that we provide: a project's account at a telephony provider, its pools, every number it ever had for its
 * customers, and which link holds which.
 */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('telephony_accounts')
    .addColumn('project_id', 'text', (column) => column.primaryKey().references('projects.id'))
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('account_sid', 'text')
    .addColumn('auth_token', 'text')
    .addColumn('countries', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('telephony_accounts_by_sid').on('telephony_accounts').column('account_sid').execute()

  await db.schema
    .createTable('number_pools')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('country_iso', 'text', (column) => column.notNull())
    .addColumn('low_water_mark', 'integer', (column) => column.notNull())
    .addColumn('low_since', 'text')
    .addColumn('preverify', 'integer', (column) => column.notNull())
    .addColumn('draining', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('one_pool_a_country', ['project_id', 'country_iso'])
    .execute()

  await db.schema
    .createTable('provided_numbers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('pool_id', 'text', (column) => column.notNull().references('number_pools.id'))
    .addColumn('country_iso', 'text', (column) => column.notNull())
    .addColumn('phone_number', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('provider', 'text')
    .addColumn('account_sid', 'text')
    .addColumn('provider_id', 'text')
    .addColumn('preverified_id', 'text')
    .addColumn('verified_until', 'text')
    .addColumn('reservation_id', 'text')
    .addColumn('phone_number_id', 'text')
    .addColumn('code', 'text')
    .addColumn('code_at', 'text')
    .addColumn('code_asked_at', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('run_at', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  // A number stands once among those that a project has, and a link holds one: whoever comes second is refused by the database.
  await sql`create unique index one_row_a_number on provided_numbers (project_id, phone_number) where status not in ('released', 'refused')`.execute(
    db,
  )
  await sql`create unique index one_number_a_reservation on provided_numbers (reservation_id) where status in ('buying', 'reserved', 'connected')`.execute(
    db,
  )
  await sql`create index provided_numbers_ready on provided_numbers (project_id, country_iso, updated_at) where status = 'available'`.execute(
    db,
  )
  await sql`create index provided_numbers_to_tend on provided_numbers (run_at) where run_at is not null`.execute(db)
  await sql`create index provided_numbers_with_code on provided_numbers (code_at) where code is not null`.execute(db)
  await sql`create index provided_numbers_reserved on provided_numbers (reservation_id) where status = 'reserved'`.execute(
    db,
  )
  await db.schema
    .createIndex('provided_numbers_of_pool')
    .on('provided_numbers')
    .columns(['pool_id', 'created_at', 'id'])
    .execute()
  await db.schema.createIndex('provided_numbers_by_meta_id').on('provided_numbers').column('phone_number_id').execute()
  await db.schema.createIndex('provided_numbers_by_number').on('provided_numbers').column('phone_number').execute()

  await db.schema.alterTable('attempts').addColumn('provided_number_id', 'text').execute()

  await db.schema
    .createTable('reservations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('setup_link_id', 'text', (column) => column.notNull().references('setup_links.id').onDelete('cascade'))
    .addColumn('country_iso', 'text', (column) => column.notNull())
    .addColumn('area_code', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('source', 'text')
    .addColumn('held_until', 'text')
    .addColumn('fault', 'text')
    .addColumn('fault_detail', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('run_at', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await sql`create unique index one_reservation_a_link on reservations (setup_link_id) where status <> 'over'`.execute(
    db,
  )
  // Whoever deletes a link asks for all of its reservations, those that are over too.
  await db.schema.createIndex('reservations_of_link').on('reservations').column('setup_link_id').execute()
  await sql`create index reservations_to_work_on on reservations (run_at) where run_at is not null`.execute(db)
  await sql`create index reservations_held on reservations (held_until) where status = 'reserved'`.execute(db)
}
