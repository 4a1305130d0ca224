import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { languageCodes } from '../contract/index.ts'
import { openDatabase } from '../server/store/database/database.ts'
import type { Db } from '../server/store/database/tables.ts'
import { defaultProjectId, ensureDefaultProject } from '../server/store/projects/projects.ts'
import { keptListNames } from '../server/store/totals/lists.ts'
import { recount } from '../server/store/totals/recount.ts'
import { recountFunnel } from '../server/use-cases/stats/rebuild-funnel.ts'
import { apiKey } from './ground.ts'
import { numberStatements } from './seed-numbers.ts'

const countries = 'AR AU BR CA CL CO DE EG ES FR GB ID IN IT MX NG PE SA TR US'.split(' ')
const faults = ['popup_closed', 'signup_cancelled', 'no_number', 'display_name_only', 'number_in_use', 'pin_locked', '']

/** One of some words, by a number. */
const oneOf = (words: readonly string[], nth: string) =>
  `case (${nth}) % ${words.length} ${words.map((word, at) => `when ${at} then '${word}'`).join(' ')} end`

/** Links of one customer: all but the last revoked, as a product that invites again makes them. */
export const linksEach = 5

/** The ids of the nth customer and the nth link; in order, as UUIDv7 would be. */
export const customerId = (nth: number) => uuid('c', nth)
export const linkId = (nth: number) => uuid('a', nth)

/** The link of a customer that is still open. */
export const openLink = (customer: number) => linkId(customer * linksEach)

const uuid = (letter: string, nth: number) => `0190${letter}000-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`

/**
 * Fills a database with so many links as some statements, each writing all rows of a table at once: a million in a minute.
 * With each link go its journey, an attempt that failed where another link followed, its entry in the audit log, a request in the log of requests, and a delivery that arrived; `due` of these wait to be sent.
 * `each` is how many links a customer has; with `numbers` every customer has an account, a number, and a webhook for that.
 */
export async function seed(databaseUrl: string, links: number, seeds: Partial<Seeds> = {}): Promise<void> {
  const all = { due: 0, each: linksEach, numbers: false, ...seeds }
  const db = await openDatabase(databaseUrl)
  try {
    const at = '2026-01-01T00:00:00.000Z'
    await ensureDefaultProject(db, 'Acme CRM', at)
    // As a project of a host's has it: without one, each new link reads the project to warn of that.
    await db
      .updateTable('projects')
      .set({ policy: JSON.stringify({ support_url: 'https://acme.example/help' }) })
      .execute()
    const postgres = databaseUrl.startsWith('postgres')
    await db.transaction().execute(async (tx) => {
      if (postgres)
        await sql`set local session_replication_role = replica`.execute(tx) // Foreign keys hold by construction.
      else await sql`pragma defer_foreign_keys = on`.execute(tx)
      const triggers = postgres ? [] : await dropTriggers(tx)
      for (const statement of [...statements(postgres, links, all), ...triggers]) await sql.raw(statement).execute(tx)
    })
    for (const list of keptListNames) await recount(db, list)
    await recountFunnel(db)
    await settle(db, postgres)
  } finally {
    await db.destroy()
  }
}

interface Seeds {
  due: number
  each: number
  numbers: boolean
}

/** The database as it would be after a night: counted, and its log written back. */
async function settle(db: Db, postgres: boolean) {
  if (postgres) {
    await sql`vacuum (analyze)`.execute(db)
    await sql`checkpoint`.execute(db)
  } else await sql`pragma wal_checkpoint(truncate)`.execute(db)
}

export const webhookId = '0190b000-0000-7000-8000-000000000001'

function statements(postgres: boolean, links: number, { due, each, numbers }: Seeds): string[] {
  const customers = Math.ceil(links / each)
  const series = (most: number) =>
    postgres
      ? `generate_series(1, ${most}) as series(n)`
      : `(with recursive series(n) as (select 1 union all select n + 1 from series where n < ${most}) select n from series) as series`
  const hex = (n: string) => (postgres ? `lpad(to_hex(${n}), 12, '0')` : `printf('%012x', ${n})`)
  const id = (letter: string, n = 'n') => `'0190${letter}000-0000-7000-8000-' || ${hex(n)}`
  const at = (days: string) =>
    postgres
      ? `to_char(timestamp '2026-01-01' + (${days}) * interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
      : `strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', (${days}) || ' days')`
  const when = at(`n * 300.0 / ${links}`)
  const div = (n: string) => `((${n} - 1) / ${each} + 1)`
  const open = `n % ${each} = 0`
  const project = `'${defaultProjectId}'`
  const hash = createHash('sha256').update(apiKey).digest('hex')
  const insert = (table: string, from: string, columns: Record<string, string>) =>
    `insert into ${table} (${Object.keys(columns).join(', ')}) select ${Object.values(columns).join(', ')} from ${from}`
  return [
    `insert into api_keys (id, project_id, hash, prefix, name, created_at, last_used_at)
       values ('bench', ${project}, '${hash}', '', null, '2026-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z')`,
    insert('customers', series(customers), {
      id: id('c'),
      project_id: project,
      name: `'Customer ' || n`,
      external_customer_id: `'crm-' || n`,
      number: 'n',
      created_at: at(`n * 300.0 / ${customers}`),
      updated_at: at(`n * 300.0 / ${customers}`),
    }),
    insert('setup_links', series(links), {
      id: id('a'),
      project_id: project,
      customer_id: id('c', div('n')),
      status: `case when ${open} then 'active' else 'revoked' end`,
      success_redirect_url: `'https://app.example.com/whatsapp/success?account=' || n`,
      failure_redirect_url: 'null',
      allowed_origins: `'["https://app.example.com"]'`,
      connection_types: `'["coexistence","dedicated"]'`,
      meta_billing_mode: `'customer_managed'`,
      theme: `'{"primary_color":"#4f46e5"}'`,
      provision_phone_number: '0',
      phone_number_country_isos: `'["US"]'`,
      setup_status: `'pending'`,
      created_at: when,
      expires_at: `'2099-01-01T00:00:00.000Z'`,
      used_at: when,
    }),
    insert('link_events', series(links), {
      id: id('e'),
      project_id: project,
      setup_link_id: id('a'),
      name: `'created'`,
      uncounted: 'null',
      detail: `'{"expires_at":"2099-01-01T00:00:00.000Z"}'`,
      created_at: when,
    }),
    insert('link_progress', series(links), {
      setup_link_id: id('a'),
      project_id: project,
      hour: `substr(${when}, 1, 13)`,
      stage: 'n % 7',
      country: oneOf(countries, 'n / 7'),
      connection_type: oneOf(['coexistence', 'dedicated'], 'n / 3'),
      language: oneOf(languageCodes, 'n / 11'),
      fault: `case when n % 7 > 4 then '' else ${oneOf(faults, 'n / 5')} end`,
    }),
    insert('attempts', `${series(links)} where n % ${each} > 0`, {
      id: id('9'),
      project_id: project,
      setup_link_id: id('a'),
      connection_type: `'dedicated'`,
      status: `'failed'`,
      step: `'choose'`,
      code_hash: id('8'),
      hints: `'{}'`,
      synced: `'[]'`,
      actions: `'[]'`,
      fault: `'no_number'`,
      tries: '0',
      created_at: when,
      updated_at: when,
      ended_at: when,
    }),
    insert('api_logs', series(links), {
      id: id('7'),
      project_id: project,
      api_key_id: `'bench'`,
      request_id: id('7'),
      method: `'GET'`,
      path: `'/platform/v1/customers'`,
      status: 'case when n % 50 = 0 then 404 else 200 end',
      duration_ms: '2',
      fault: 'null',
      created_at: when,
    }),
    insert('audit_log', series(links), {
      id: id('d'),
      project_id: project,
      actor: `'key:bench'`,
      action: `'setup_link.created'`,
      subject: id('a'),
      detail: `'{}'`,
      created_at: when,
    }),
    `insert into webhooks (id, number, project_id, dialect, url, kind, active, events, headers, buffer_enabled,
       buffer_window_seconds, max_buffer_size, buffer_events, payload_version, created_at, updated_at)
     values ('${webhookId}', 1, ${project}, 'platform', 'http://127.0.0.1:9/', 'kapso', 1, '[]', '{}', 0,
       5, 50, '[]', 'v2', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`,
    insert('deliveries', series(links), {
      id: id('f'),
      project_id: project,
      webhook_id: `'${webhookId}'`,
      event_id: id('f'),
      event: `'setup_link.completed'`,
      body: `'{"setup_link":{"id":"' || ${id('a')} || '"}}'`,
      status: `'delivered'`,
      attempt_count: '1',
      response_status: '200',
      response_body: `'ok'`,
      last_attempt_at: when,
      delivered_at: when,
      created_at: when,
    }),
    `update deliveries set status = 'pending', run_at = '2026-01-02T00:00:00.000Z' where id <= ${id('f', String(due))}`,
    ...(numbers
      ? numberStatements(customers, { series, id, project, insert, when: at(`n * 300.0 / ${customers}`) })
      : []),
  ]
}

/** Drops the triggers of SQLite, and gives the statements that make them again: the lists are counted at the end, which is quicker. */
async function dropTriggers(tx: Db): Promise<string[]> {
  const { rows } = await sql<{
    name: string
    sql: string
  }>`select name, sql from sqlite_master where type = 'trigger'`.execute(tx)
  for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(tx)
  return rows.map(({ sql: statement }) => statement)
}
