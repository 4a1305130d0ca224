import { sql } from 'kysely'
import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../server/store/database/database.ts'
import { databaseKinds, emptyDatabase } from '../../support/databases.ts'

/** What is asked often of tables that grow, and the index it goes by. */
const questions = [
  ["select id from link_events where created_at < 'x' order by created_at limit 500", 'link_events_by_age'],
  [
    "select id from attempts where created_at < 'x' and status <> 'completed' and run_at is null order by created_at limit 500",
    'attempts_to_forget',
  ],
  [
    "select id from audit_log where project_id = 'x' and created_at < 'x' order by created_at limit 500",
    'audit_log_by_age',
  ],
  ["delete from meta_events where created_at < 'x'", 'meta_events_by_age'],
  ["delete from idempotency_keys where created_at < 'x'", 'idempotency_keys_by_age'],
  ["select id from attempts where waba_id = 'x' and status in ('working', 'pin')", 'attempts_of_account'],
  ["select step from step_answers where updated_at < 'x' order by updated_at limit 500", 'step_answers_by_age'],
  [
    "select id from deliveries where webhook_id = 'x' and (case when redelivery_id is null then 0 else 1 end) = 0 and run_at <= 'x' order by run_at, id limit 64",
    'deliveries_next',
  ],
  ["select min(webhook_id) from deliveries where run_at is not null and webhook_id > 'x'", 'deliveries_next'],
  ["select count(*), min(run_at) from deliveries where run_at <= 'x'", 'deliveries_next'],
  ["select id from setup_links where reconnect_number_id = 'x'", 'setup_links_of_number'],
]

/** What is listed by pages, and whose rows a list has. */
const lists = [
  ['customers', 'project_id'],
  ['setup_links', 'customer_id'],
  ['setup_links', 'project_id'],
  ['link_events', 'setup_link_id'],
  ['phone_numbers', 'project_id'],
  ['webhooks', 'project_id'],
  ['deliveries', 'webhook_id'],
  ['deliveries', 'project_id'],
  ['accounts', 'project_id'],
  ['audit_log', 'project_id'],
  ['provided_numbers', 'pool_id'],
  ['display_name_requests', 'number_id'],
]

/** Filters of long lists: a page of what is rare must not read the rest. */
const filtered = [
  ['audit_log', "project_id = 'x' and action = 'x'"],
  ['audit_log', "project_id = 'x' and actor = 'x'"],
  ['audit_log', "project_id = 'x' and subject = 'x'"],
  ['customers', "project_id = 'x' and coalesce(status, 'active') = 'suspended'"],
  [
    'phone_numbers',
    "project_id = 'x' and (case when connection_status = 'active' and status = 'CONNECTED' then 'on' else 'off' end) = 'off'",
  ],
  ['webhooks', "project_id = 'x' and phone_number_id = 'x'"],
  ['deliveries', "webhook_id = 'x' and status = 'failed'"],
  ['deliveries', "webhook_id = 'x' and status = 'pending'"],
] as const

describe.each(databaseKinds)('indexes on %s', (kind) => {
  it('have the order of every list, so that a page far behind reads no row before it', async () => {
    await using database = await emptyDatabase(kind, inject('postgresUrl'))
    const db = await openDatabase(database.url)
    try {
      await db.transaction().execute(async (tx) => {
        if (kind === 'PostgreSQL')
          for (const way of ['seqscan', 'bitmapscan', 'sort'])
            await sql.raw(`set local enable_${way} = off`).execute(tx)
        const explain = kind === 'PostgreSQL' ? 'explain' : 'explain query plan'
        const plan = async (table: string, where: string) => {
          const { rows } = await sql
            .raw(`${explain} select * from ${table} where ${where} order by created_at desc, id desc limit 9 offset 9`)
            .execute(tx)
          return JSON.stringify(rows)
        }
        for (const [table, whose] of lists)
          expect(await plan(table as string, `${whose} = 'x'`), `${table} by ${whose}`).not.toMatch(/Sort|TEMP B-TREE/)
        for (const [table, where] of filtered) {
          const found = await plan(table, where)
          expect(found, where).not.toMatch(/Sort|TEMP B-TREE/)
          if (kind === 'PostgreSQL') expect(found, where).not.toContain('Filter')
        }
      })
    } finally {
      await db.destroy()
    }
  })

  it('are gone by where a table grows and is asked without a project', async () => {
    await using database = await emptyDatabase(kind, inject('postgresUrl'))
    const db = await openDatabase(database.url)
    try {
      await db.transaction().execute(async (tx) => {
        // Of an empty table PostgreSQL would rather read all.
        if (kind === 'PostgreSQL') await sql`set local enable_seqscan = off`.execute(tx)
        for (const [question, index] of questions as [string, string][]) {
          const explain = kind === 'PostgreSQL' ? 'explain' : 'explain query plan'
          const { rows } = await sql.raw(`${explain} ${question}`).execute(tx)
          expect(JSON.stringify(rows)).toContain(index)
        }
      })
    } finally {
      await db.destroy()
    }
  })
})
