import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import * as signup from '../migrations/001-signup.ts'
import * as apis from '../migrations/002-apis.ts'
import * as pipeline from '../migrations/003-pipeline.ts'
import * as edge from '../migrations/004-edge.ts'
import * as numbers from '../migrations/005-numbers.ts'
import * as displayNames from '../migrations/007-display-names.ts'
import * as retention from '../migrations/008-retention.ts'
import * as waiting from '../migrations/009-waiting.ts'
import * as announced from '../migrations/010-announced.ts'
import * as keyBudgets from '../migrations/011-key-budgets.ts'
import * as metaLedger from '../migrations/012-meta-ledger.ts'
import * as meta from '../migrations/013-meta.ts'
import * as ledgerOfAccount from '../migrations/014-ledger-of-account.ts'
import * as resultNonce from '../migrations/015-result-nonce.ts'
import * as tripReceipts from '../migrations/016-trip-receipts.ts'
import * as leftAccounts from '../migrations/017-left-accounts.ts'
import * as accountLooks from '../migrations/018-account-looks.ts'
import * as lines from '../migrations/020-lines.ts'
import * as budgets from '../migrations/021-budgets.ts'
import * as news from '../migrations/022-news.ts'
import * as watches from '../migrations/023-watches.ts'
import * as accountKeys from '../migrations/024-account-keys.ts'
import * as relay from '../migrations/025-relay.ts'
import * as keyGrants from '../migrations/026-key-grants.ts'
import * as firstMessages from '../migrations/027-first-messages.ts'
import * as deliveriesByWebhook from '../migrations/028-deliveries-by-webhook.ts'
import * as testMessage from '../migrations/029-test-message.ts'
import * as conversations from '../migrations/030-conversations.ts'
import * as metaApps from '../migrations/031-meta-apps.ts'
import * as keyRoles from '../migrations/032-key-roles.ts'
import * as redeliveries from '../migrations/033-redeliveries.ts'
import * as watchAnswers from '../migrations/034-watch-answers.ts'
import * as listTotals from '../migrations/035-list-totals.ts'
import * as listFilters from '../migrations/036-list-filters.ts'
import * as lightChanges from '../migrations/037-light-changes.ts'
import * as steps from '../migrations/040-steps.ts'
import * as console from '../migrations/041-console.ts'
import * as stats from '../migrations/042-stats.ts'
import * as apiLogs from '../migrations/043-api-logs.ts'
import * as failedLinks from '../migrations/044-failed-links.ts'
import * as domains from '../migrations/045-domains.ts'
import * as launchWay from '../migrations/046-launch-way.ts'
import * as linkDomain from '../migrations/047-link-domain.ts'
import * as namesByBeginning from '../migrations/048-names-by-beginning.ts'
import * as customerMinutes from '../migrations/049-customer-minutes.ts'
import * as projectThemes from '../migrations/050-project-themes.ts'
import * as nextDeliveries from '../migrations/051-next-deliveries.ts'
import type { Db } from './tables.ts'

/** Sorted by name. A released migration never changes; a new one comes after it. */
const migrations = {
  '001-signup': signup,
  '002-apis': apis,
  '003-pipeline': pipeline,
  '004-edge': edge,
  '005-numbers': numbers,
  '007-display-names': displayNames,
  '008-retention': retention,
  '009-waiting': waiting,
  '010-announced': announced,
  '011-key-budgets': keyBudgets,
  '012-meta-ledger': metaLedger,
  '013-meta': meta,
  '014-ledger-of-account': ledgerOfAccount,
  '015-result-nonce': resultNonce,
  '016-trip-receipts': tripReceipts,
  '017-left-accounts': leftAccounts,
  '018-account-looks': accountLooks,
  '020-lines': lines,
  '021-budgets': budgets,
  '022-news': news,
  '023-watches': watches,
  '024-account-keys': accountKeys,
  '025-relay': relay,
  '026-key-grants': keyGrants,
  '027-first-messages': firstMessages,
  '028-deliveries-by-webhook': deliveriesByWebhook,
  '029-test-message': testMessage,
  '030-conversations': conversations,
  '031-meta-apps': metaApps,
  '032-key-roles': keyRoles,
  '033-redeliveries': redeliveries,
  '034-watch-answers': watchAnswers,
  '035-list-totals': listTotals,
  '036-list-filters': listFilters,
  '037-light-changes': lightChanges,
  '040-steps': steps,
  '041-console': console,
  '042-stats': stats,
  '043-api-logs': apiLogs,
  '044-failed-links': failedLinks,
  '045-domains': domains,
  '046-launch-way': launchWay,
  '047-link-domain': linkDomain,
  '048-names-by-beginning': namesByBeginning,
  '049-customer-minutes': customerMinutes,
  '050-project-themes': projectThemes,
  '051-next-deliveries': nextDeliveries,
}
const names = Object.keys(migrations)

/**
 * Brings the tables up to date. Databases of build 0.1.0 have 007 and 008 but not 005-numbers. Therefore every missing migration
 * is added, whatever else is there, and the record is then put in order for servers that insist on the order.
 *
 * @throws {Error} when a newer version changed the database: this version does not know the meaning of its tables
 */
export async function migrate(db: Db) {
  const done = await migrated(db)
  if (done.join() === names.join()) return
  const unknown = done.filter((name) => !names.includes(name))
  if (unknown.length)
    throw new Error(
      `a newer version of Patchbay has changed it (${unknown.join(', ')}): start that version, or a later one`,
    )
  if (done.length < names.length) {
    // Another process may be migrating: the migrator waits for its lock, and then finds nothing left to do.
    const getMigrations = async () => migrations
    const migrator = new Migrator({ db, provider: { getMigrations }, allowUnorderedMigrations: true })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
  }
  await putInOrder(db)
}

/** Whether a database has exactly the tables of this version. */
export const isUpToDate = async (db: Db): Promise<boolean> => (await migrated(db)).sort().join() === names.join()

/** The names of the migrations in a database, in the order in which they ran. One short query at every start. */
async function migrated(db: Db): Promise<string[]> {
  const done = await sql<{ name: string }>`select name from kysely_migration order by "timestamp", name`
    .execute(db)
    .catch(() => null) // An empty database has no record yet.
  return done?.rows.map(({ name }) => name) ?? []
}

/** Gives the records rising moments in the order of their names. Two processes that do it at once write the same order. */
async function putInOrder(db: Db) {
  const done = await migrated(db)
  const ordered = [...done].sort()
  if (done.join() === ordered.join()) return
  await db.transaction().execute(async (tx) => {
    const now = Date.now()
    for (const [nth, name] of ordered.entries())
      await sql`update kysely_migration set "timestamp" = ${new Date(now + nth).toISOString()} where name = ${name}`.execute(
        tx,
      )
  })
}
