import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What decides which hosts are served, and for whom. */
const served = ['owned', 'hostname', 'project_id', 'state', 'activated_at']

/**
 * The host that a link's address names, and a mark that is another one after each change to the hosts that are served: processes keep
 * those hosts in memory, and read them again when the mark is another. Triggers write it, so that no writer can forget it. On
 * PostgreSQL they do so at the end of a transaction: earlier, two writers could wait for each other.
 */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('setup_links').addColumn('domain', 'text').execute()
  await sql`create index domains_activated on domains (activated_at) where activated_at is not null`.execute(db)
  await sql`create table served_hosts (one integer primary key check (one = 1), mark text not null)`.execute(db)
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  for (const statement of postgres ? triggersOfPostgres : triggersOfSqlite) await sql.raw(statement).execute(db)
}

const mark = (random: string) =>
  `insert into served_hosts (one, mark) values (1, ${random}) on conflict (one) do update set mark = excluded.mark;`
const changed = (word: string) => served.map((name) => `old.${name} ${word} new.${name}`).join(' or ')

const triggersOfSqlite = [
  `create trigger mark_served_added after insert on domains when new.owned = 1 begin ${mark('hex(randomblob(16))')} end`,
  `create trigger mark_served_removed after delete on domains when old.owned = 1 begin ${mark('hex(randomblob(16))')} end`,
  `create trigger mark_served_changed after update of ${served.join(', ')} on domains
   when (old.owned = 1 or new.owned = 1) and (${changed('is not')}) begin ${mark('hex(randomblob(16))')} end`,
]

const late = (what: string, event: string, when: string) =>
  `create constraint trigger mark_served_${what} after ${event} on domains deferrable initially deferred
   for each row when (${when}) execute function mark_served_hosts()`

const triggersOfPostgres = [
  `create function mark_served_hosts() returns trigger language plpgsql as $body$ begin ${mark('gen_random_uuid()::text')} return null; end $body$`,
  late('added', 'insert', 'new.owned = 1'),
  late('removed', 'delete', 'old.owned = 1'),
  late('changed', 'update', `(old.owned = 1 or new.owned = 1) and (${changed('is distinct from')})`),
]
