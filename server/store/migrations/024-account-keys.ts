import type { Kysely } from 'kysely'

/** Keys that reach one WhatsApp Business Account alone. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('account_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('business_account_id', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('prefix', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('last_used_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('budget_id', 'text')
    .execute()
  await db.schema.createIndex('one_account_key').on('account_keys').column('hash').unique().execute()
  await db.schema
    .createIndex('account_keys_of_account')
    .on('account_keys')
    .columns(['project_id', 'business_account_id', 'created_at', 'id'])
    .execute()
  await db.schema
    .createIndex('numbers_of_account')
    .on('phone_numbers')
    .columns(['project_id', 'business_account_id'])
    .execute()
}
