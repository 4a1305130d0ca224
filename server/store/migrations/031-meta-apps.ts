import { type Kysely, sql } from 'kysely'

/** Tables whose rows keep the app that they were made with. */
const followers = ['setup_links', 'attempts', 'phone_numbers', 'accounts', 'meta_ledger']

/**
 * Meta apps of projects' own. A row that names none belongs to the app of the settings, as every row did before. What is being
 * connected, or is connected, keeps its app when its project changes to another one.
 */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('meta_apps')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('app_id', 'text', (column) => column.notNull())
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('previous_secret', 'text')
    .addColumn('previous_until', 'text')
    .addColumn('verify_token', 'text')
    .addColumn('launch', 'text', (column) => column.notNull())
    .addColumn('code_redirect_uri', 'text')
    .addColumn('graph_version', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('one_app_of_project', ['project_id', 'app_id'])
    .execute()
  await db.schema.alterTable('projects').addColumn('meta_app_id', 'text').execute()
  await db.schema.alterTable('projects').addColumn('meta_app_since', 'text').execute()
  for (const table of followers) {
    await db.schema.alterTable(table).addColumn('meta_app_id', 'text').execute()
    await sql`create index ${sql.ref(`${table}_by_meta_app`)} on ${sql.ref(table)} (meta_app_id) where meta_app_id is not null`.execute(
      db,
    )
  }
  await shareByApp(db)
}

/** Each app hears of an account by itself: the key of the table becomes account and app. */
async function shareByApp(db: Kysely<unknown>) {
  await db.schema.alterTable('shared_accounts').renameTo('shared_accounts_before').execute()
  await db.schema
    .createTable('shared_accounts')
    .addColumn('waba_id', 'text', (column) => column.notNull())
    .addColumn('meta_app_id', 'text', (column) => column.notNull())
    .addColumn('business_id', 'text')
    .addColumn('said_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('shared_account_of_app', ['waba_id', 'meta_app_id'])
    .execute()
  await sql`insert into shared_accounts (waba_id, meta_app_id, business_id, said_at)
    select waba_id, '', business_id, said_at from shared_accounts_before`.execute(db)
  await db.schema.dropTable('shared_accounts_before').execute()
  await db.schema.createIndex('shared_accounts_by_age').on('shared_accounts').column('said_at').execute()
}
