import { type Kysely, sql } from 'kysely'

/** An index for each filter of a long list, in the order of the list: a page of what is rare reads no row of what is not. */
export async function up(db: Kysely<unknown>) {
  const index = (name: string, table: string, columns: string[]) =>
    sql`create index ${sql.ref(name)} on ${sql.table(table)} (${sql.raw([...columns, 'created_at', 'id'].join(', '))})`.execute(
      db,
    )
  await index('accounts_by_age', 'accounts', ['project_id'])
  await index('audit_log_by_action', 'audit_log', ['project_id', 'action'])
  await index('audit_log_by_actor', 'audit_log', ['project_id', 'actor'])
  await index('audit_log_by_subject', 'audit_log', ['project_id', 'subject'])
  await index('customers_by_status', 'customers', ['project_id', `coalesce(status, 'active')`])
  await index('phone_numbers_by_messaging', 'phone_numbers', [
    'project_id',
    `(case when connection_status = 'active' and status = 'CONNECTED' then 'on' else 'off' end)`,
  ])
  await index('webhooks_of_number', 'webhooks', ['project_id', 'phone_number_id'])
  for (const status of ['pending', 'failed'])
    await sql`create index ${sql.ref(`deliveries_${status}_of_webhook`)} on deliveries (webhook_id, created_at, id) where status = ${sql.lit(status)}`.execute(
      db,
    )
}
