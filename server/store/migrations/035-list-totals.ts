import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** A list whose total is kept: of which table, whose rows, and which part of them a row belongs to; `$` is the row. */
interface List {
  table: string
  owner: string
  part: string
  /** The columns on which the part depends, where they can change. */
  changing?: string
}

const lists: Record<string, List> = {
  customers: { table: 'customers', owner: 'project_id', part: `coalesce($.status, 'active')`, changing: 'status' },
  phone_numbers: {
    table: 'phone_numbers',
    owner: 'project_id',
    part: `case when $.connection_status = 'active' and $.status = 'CONNECTED' then 'on' else 'off' end`,
    changing: 'connection_status, status',
  },
  accounts: { table: 'accounts', owner: 'project_id', part: `''` },
  webhooks: { table: 'webhooks', owner: 'project_id', part: '$.dialect' },
  deliveries: { table: 'deliveries', owner: 'webhook_id', part: '$.status', changing: 'status' },
  provided_numbers: { table: 'provided_numbers', owner: 'pool_id', part: '$.status', changing: 'status' },
  audit_log: { table: 'audit_log', owner: 'project_id', part: '$.action' },
  audit_log_by_actor: { table: 'audit_log', owner: 'project_id', part: '$.actor' },
}

/**
 * Totals of lists: `list_totals` is what was counted, by part and by span of time, and `list_changes` is what came and went since.
 * Triggers write the changes, so that deletions by foreign key count as well, and writes of an older version that still runs.
 * A list that has rows already is counted later (`list_counts_due`), for that may take long and must keep no writer waiting.
 */
export async function up(db: Kysely<unknown>) {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  await db.schema
    .createTable('list_totals')
    .addColumn('list', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('span', 'text', (column) => column.notNull())
    .addColumn('began', 'text', (column) => column.notNull())
    .addColumn('total', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_total_a_span', ['list', 'owner', 'part', 'span', 'began'])
    .execute()
  await sql`create table list_changes (
    id ${sql.raw(postgres ? 'bigint generated always as identity primary key' : 'integer primary key')},
    list text not null, owner text not null, part text not null, hour text not null, change integer not null)`.execute(
    db,
  )
  await db.schema.createIndex('list_changes_of_owner').on('list_changes').columns(['list', 'owner', 'part']).execute()
  await db.schema
    .createTable('list_counts_due')
    .addColumn('list', 'text', (column) => column.primaryKey())
    .execute()
  for (const [name, list] of Object.entries(lists)) {
    for (const statement of postgres ? triggersOfPostgres(name, list) : triggersOfSqlite(name, list))
      await sql.raw(statement).execute(db)
    await sql`insert into list_counts_due (list) select ${sql.lit(name)} where exists (select 1 from ${sql.table(list.table)})`.execute(
      db,
    )
  }
}

const change = (name: string, { owner, part }: List, row: 'new' | 'old') =>
  `insert into list_changes (list, owner, part, hour, change)
   values ('${name}', ${row}.${owner}, ${part.replaceAll('$', row)}, substr(${row}.created_at, 1, 13), ${row === 'new' ? 1 : -1});`

const differ = ({ part }: List, word: string) =>
  `(${part.replaceAll('$', 'old')}) ${word} (${part.replaceAll('$', 'new')})`

function triggersOfSqlite(name: string, list: List): string[] {
  const { table, changing } = list
  return [
    `create trigger keep_${name}_added after insert on ${table} begin ${change(name, list, 'new')} end`,
    `create trigger keep_${name}_removed after delete on ${table} begin ${change(name, list, 'old')} end`,
    ...(changing
      ? [
          `create trigger keep_${name}_changed after update of ${changing} on ${table} when ${differ(list, 'is not')}
           begin ${change(name, list, 'old')} ${change(name, list, 'new')} end`,
        ]
      : []),
  ]
}

function triggersOfPostgres(name: string, list: List): string[] {
  const { table, changing } = list
  const trigger = (what: string, event: string, body: string) => [
    `create function keep_${name}_${what}() returns trigger language plpgsql as $body$ begin ${body} return null; end $body$`,
    `create trigger keep_${name}_${what} after ${event} execute function keep_${name}_${what}()`,
  ]
  return [
    ...trigger('added', `insert on ${table} for each row`, change(name, list, 'new')),
    ...trigger('removed', `delete on ${table} for each row`, change(name, list, 'old')),
    ...(changing
      ? trigger(
          'changed',
          `update of ${changing} on ${table} for each row when (${differ(list, 'is distinct from')})`,
          `${change(name, list, 'old')} ${change(name, list, 'new')}`,
        )
      : []),
  ]
}
