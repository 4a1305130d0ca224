import { sql } from 'kysely'
import { newIntegerId } from '../../../server/store/database/integer-id.ts'
import type { Db } from '../../../server/store/database/tables.ts'

type Value = string | number | null

/** Adds rows as they are, with the columns that the database insists on. */
export async function insert(db: Db, table: string, rows: Record<string, Value>[]): Promise<void> {
  for (let first = 0; first < rows.length; first += 500) {
    const some = rows.slice(first, first + 500)
    const columns = Object.keys(some[0] as object)
    const values = some.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`.execute(
      db,
    )
  }
}

let made = 0
const nextId = (what: string) => `${what} ${String(made++).padStart(8, '0')}`

/** A row of each long list, made at a moment; `own` is what the test says about it. */
export const rowOf = {
  projects: (own: { id: string }) => ({
    name: own.id,
    policy: '{}',
    created_at: '2026-01-01T00:00:00.000Z',
    number: newIntegerId(),
    ...own,
  }),
  customers: (at: string, own: { project_id: string; status?: string | null; name?: string }) => ({
    id: nextId('customer'),
    name: 'Wool',
    number: newIntegerId(),
    status: null,
    created_at: at,
    updated_at: at,
    ...own,
  }),
  accounts: (at: string, own: { project_id: string; customer_id: string }) => ({
    id: nextId('account'),
    number: newIntegerId(),
    waba_id: nextId('waba'),
    status: 'active',
    created_at: at,
    updated_at: at,
    ...own,
  }),
  phone_numbers: (at: string, own: { project_id: string; customer_id: string; status?: string | null }) => ({
    id: nextId('number'),
    phone_number_id: nextId('phone'),
    business_account_id: 'waba',
    connection_type: 'dedicated',
    name: 'Wool',
    display_phone_number: '+1 555 0100',
    token: 'sealed',
    number: newIntegerId(),
    connection_status: 'active',
    status: 'CONNECTED',
    created_at: at,
    updated_at: at,
    ...own,
  }),
  webhooks: (at: string, own: { project_id: string; dialect?: 'platform' | 'admin' }) => ({
    id: nextId('webhook'),
    number: newIntegerId(),
    dialect: 'platform',
    url: 'http://127.0.0.1:9/',
    kind: 'kapso',
    active: 1,
    events: '[]',
    headers: '{}',
    buffer_enabled: 0,
    buffer_window_seconds: 5,
    max_buffer_size: 50,
    buffer_events: '[]',
    payload_version: 'v2',
    created_at: at,
    updated_at: at,
    ...own,
  }),
  deliveries: (at: string, own: { project_id: string; webhook_id: string; status?: string }) => ({
    id: nextId('delivery'),
    event_id: nextId('event'),
    event: 'setup_link.completed',
    body: '{}',
    status: 'pending',
    attempt_count: 0,
    created_at: at,
    ...own,
  }),
  number_pools: (at: string, own: { project_id: string; country_iso: string }) => ({
    id: nextId('pool'),
    low_water_mark: 0,
    preverify: 0,
    draining: 0,
    created_at: at,
    updated_at: at,
    ...own,
  }),
  provided_numbers: (at: string, own: { project_id: string; pool_id: string; status?: string }) => ({
    id: nextId('provided'),
    country_iso: 'US',
    phone_number: nextId('+1'),
    source: 'imported',
    status: 'checking',
    tries: 0,
    created_at: at,
    updated_at: at,
    ...own,
  }),
  audit_log: (at: string, own: { project_id: string; action?: string; actor?: string; subject?: string }) => ({
    id: nextId('entry'),
    actor: 'host',
    action: 'customer.created',
    subject: 'customer',
    detail: '{}',
    created_at: at,
    ...own,
  }),
}
