import { sql } from 'kysely'
import type { Db } from '../server/store/database/tables.ts'
import { defaultProjectId } from '../server/store/projects/projects.ts'
import { webhookId } from './seed.ts'

/** What a signup leaves behind, as `test/server/signup/journey.test.ts` and the tables have it. */
const eventsEach = 9
const deliveriesEach = 2
const auditEach = 3
const keysEach = 2

/** One signup in four is tried twice. */
const failedEvery = 4

/**
 * Writes down a day of so many finished signups: customer, link, attempts, number, account and PIN, with their journey, audit
 * log, deliveries and idempotency keys. A statement a table; the rows are as the server writes them, the tokens of their length.
 */
export async function addDay(db: Db, postgres: boolean, day: number, signups: number) {
  const first = day * signups
  const at = new Date(Date.UTC(2026, 0, 1 + day, 12)).toISOString()
  const values = (each: number) =>
    postgres
      ? `(select n, m from generate_series(${first + 1}, ${first + signups}) as a(n), generate_series(1, ${each}) as b(m)) as series`
      : `(with recursive a(n) as (select ${first + 1} union all select n + 1 from a where n < ${first + signups}),
           b(m) as (select 1 union all select m + 1 from b where m < ${each}) select n, m from a, b) as series`
  const hex = (n: string) => (postgres ? `lpad(to_hex(${n}), 12, '0')` : `printf('%012x', ${n})`)
  const id = (letter: string, n = 'n') => `'0191${letter}000-0000-7000-8000-' || ${hex(n)}`
  const many = (each: number) => `n * ${each} + m`
  const [project, when] = [`'${defaultProjectId}'`, `'${at}'`]
  const token = `'${'t'.repeat(420)}'`
  const insert = (table: string, each: number, columns: Record<string, string>, where = '') =>
    `insert into ${table} (${Object.keys(columns).join(', ')}) select ${Object.values(columns).join(', ')} from ${values(each)} ${where}`
  const attempt = {
    project_id: project,
    setup_link_id: id('a'),
    connection_type: `'dedicated'`,
    hints: `'{}'`,
    synced: `'[]'`,
    actions: `'[]'`,
    tries: '0',
    created_at: when,
    updated_at: when,
    ended_at: when,
  }
  const statements = [
    insert('customers', 1, {
      id: id('c'),
      project_id: project,
      name: `'Customer ' || n`,
      external_customer_id: `'year-' || n`,
      number: 'n + 1000000',
      created_at: when,
      updated_at: when,
    }),
    insert('setup_links', 1, {
      id: id('a'),
      project_id: project,
      customer_id: id('c'),
      status: `'used'`,
      success_redirect_url: `'https://app.example.com/whatsapp/success?account=' || n`,
      allowed_origins: `'["https://app.example.com"]'`,
      connection_types: `'["coexistence","dedicated"]'`,
      meta_billing_mode: `'customer_managed'`,
      provision_phone_number: '0',
      phone_number_country_isos: `'["US"]'`,
      setup_status: `'completed'`,
      created_at: when,
      expires_at: when,
      used_at: when,
      completed_at: when,
    }),
    insert('attempts', 1, {
      ...attempt,
      id: id('9'),
      status: `'completed'`,
      step: `'complete'`,
      code_hash: id('8'),
      waba_id: `'1' || n`,
      phone_number_id: `'2' || n`,
    }),
    insert(
      'attempts',
      1,
      { ...attempt, id: id('7'), status: `'failed'`, step: `'choose'`, code_hash: id('6'), fault: `'no_number'` },
      `where n % ${failedEvery} = 0`,
    ),
    insert('phone_numbers', 1, {
      id: id('5'),
      project_id: project,
      customer_id: id('c'),
      phone_number_id: `'2' || n`,
      number: 'n + 1000000',
      business_account_id: `'1' || n`,
      connection_type: `'dedicated'`,
      name: `'Wool ' || n`,
      kind: `'production'`,
      display_phone_number: `'+1 415-' || n`,
      connection_status: `'active'`,
      inbound_processing_enabled: '1',
      calls_enabled: '0',
      token,
      created_at: when,
      updated_at: when,
    }),
    insert('number_pins', 1, {
      project_id: project,
      phone_number_id: `'2' || n`,
      pin: token,
      accepted_at: when,
      created_at: when,
    }),
    insert('accounts', 1, {
      id: id('4'),
      number: 'n + 1000000',
      project_id: project,
      customer_id: id('c'),
      waba_id: `'1' || n`,
      status: `'active'`,
      created_at: when,
      updated_at: when,
    }),
    insert('link_events', eventsEach, {
      id: id('e', many(eventsEach)),
      project_id: project,
      setup_link_id: id('a'),
      attempt_id: id('9'),
      name: `'step_done'`,
      uncounted: 'null',
      detail: `'{"step":"subscribe"}'`,
      created_at: when,
    }),
    insert('audit_log', auditEach, {
      id: id('d', many(auditEach)),
      project_id: project,
      actor: `'key:bench'`,
      action: `'setup_link.created'`,
      subject: id('a'),
      detail: `'{"customer_id":"' || ${id('c')} || '"}'`,
      created_at: when,
    }),
    insert('deliveries', deliveriesEach, {
      id: id('f', many(deliveriesEach)),
      project_id: project,
      webhook_id: `'${webhookId}'`,
      event_id: id('f'),
      event: `'setup_link.completed'`,
      body: `'${'b'.repeat(500)}'`,
      status: `'delivered'`,
      attempt_count: '1',
      response_status: '200',
      response_body: `'ok'`,
      last_attempt_at: when,
      delivered_at: when,
      created_at: when,
    }),
    insert('idempotency_keys', keysEach, {
      project_id: project,
      key: id('3', many(keysEach)),
      request: `'${'h'.repeat(64)}'`,
      status: '201',
      answer: `'${'a'.repeat(900)}'`,
      created_at: when,
    }),
  ]
  await db.transaction().execute(async (tx) => {
    if (postgres) await sql`set local session_replication_role = replica`.execute(tx)
    for (const statement of statements) await sql.raw(statement).execute(tx)
  })
  return new Date(at)
}
