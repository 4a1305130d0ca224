import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * Changes of lists cost their writers less: an entry of the audit log writes one, for its action and its actor together, and on SQLite,
 * which has one writer at a time, changes of one hour are one row.
 */
export async function up(db: Kysely<unknown>) {
  if (db.getExecutor().adapter instanceof PostgresAdapter) await onPostgres(db)
  else await onSqlite(db)
  // What was kept by actor went by another road until now.
  await sql`delete from list_totals where list = 'audit_log_by_actor'`.execute(db)
  await sql`delete from list_changes where list = 'audit_log_by_actor'`.execute(db)
  await sql`insert into list_counts_due (list) select 'audit_log_by_actor' where exists (select 1 from audit_log) on conflict do nothing`.execute(
    db,
  )
}

async function onPostgres(db: Kysely<unknown>) {
  // Nobody may be in the middle of writing by the function that goes.
  await sql`lock table audit_log in access exclusive mode`.execute(db)
  await sql`alter table list_changes add column other text not null default ''`.execute(db)
  for (const what of ['added', 'removed']) {
    await sql`drop trigger ${sql.ref(`keep_audit_log_by_actor_${what}`)} on audit_log`.execute(db)
    await sql`drop function ${sql.ref(`keep_audit_log_by_actor_${what}`)}()`.execute(db)
    const [row, change] = what === 'added' ? ['new', 1] : ['old', -1]
    await sql
      .raw(
        `create or replace function keep_audit_log_${what}() returns trigger language plpgsql as $body$ begin
           insert into list_changes (list, owner, part, other, hour, change)
           values ('audit_log', ${row}.project_id, ${row}.action, ${row}.actor, substr(${row}.created_at, 1, 13), ${change});
           return null; end $body$`,
      )
      .execute(db)
  }
}

async function onSqlite(db: Kysely<unknown>) {
  const { rows } = await sql<{ name: string; statement: string }>`
    select name, sql as statement from sqlite_master where type = 'trigger' and name like 'keep\\_%' escape '\\'`.execute(
    db,
  )
  for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(db)
  await sql`create table changes_before as select list, owner, part, hour, sum(change) as change from list_changes group by 1, 2, 3, 4`.execute(
    db,
  )
  await sql`drop table list_changes`.execute(db)
  await sql`create table list_changes (
    id integer primary key, list text not null, owner text not null, part text not null, other text not null default '',
    hour text not null, change integer not null)`.execute(db)
  await sql`create unique index list_changes_of_owner on list_changes (list, owner, part, other, hour)`.execute(db)
  await sql`insert into list_changes (list, owner, part, hour, change) select list, owner, part, hour, change from changes_before`.execute(
    db,
  )
  await sql`drop table changes_before`.execute(db)
  for (const { name, statement } of rows)
    if (!name.startsWith('keep_audit_log_by_actor')) await sql.raw(oneAnHour(statement)).execute(db)
}

/** The trigger of 035, with an addition where the hour has a row. */
const oneAnHour = (statement: string) =>
  statement
    .replace(
      /\(list, owner, part, hour, change\)(\s+values \('audit_log', (\w+)\.project_id, \w+\.action,)/g,
      '(list, owner, part, other, hour, change)$1 $2.actor,',
    )
    .replaceAll(
      /, (-?1)\);/g,
      ', $1) on conflict (list, owner, part, other, hour) do update set change = change + excluded.change;',
    )
