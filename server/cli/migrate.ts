import { existsSync } from 'node:fs'
import { readStoreSettings } from '../process/settings.ts'
import { SettingsError } from '../process/settings-error.ts'
import { openDatabase, reopenDatabase, withoutPassword } from '../store/database/database.ts'
import { moveRows } from '../store/database/move.ts'
import { createCommand, runCommand, withSettings } from './command.ts'
import type { Io } from './io.ts'

const about = `
  patchbay migrate                                      bring the tables of DATABASE_URL up to date
  patchbay migrate --to <database> [--from <database>]  move everything into another database, which must be empty
  patchbay migrate --reopen [--from <database>]         take a database back into use from which everything was moved

All rows arrive or none; they are compared by count and checksum before the copy is kept. A server that still runs on the old
database has to wait during the copy, and answers 503 after it: start it with the new one. The old database keeps its rows, and
no server uses it any more until it is reopened.`

interface Options {
  from?: string
  to?: string
  reopen?: boolean
}

export const migrate = (args: string[], io: Io) => runCommand(args, () => migrateCommand(io))

const migrateCommand = (io: Io) =>
  withSettings(createCommand('patchbay migrate', io))
    .option('--to <database>', 'sqlite:<file> or postgres://user:password@host/database')
    .option('--from <database>', 'the same; DATABASE_URL without it')
    .option('--reopen', 'take a database back into use')
    .addHelpText('after', about)
    .action((options: Options) => run(io, options))

/**
 * Migrates the tables before the servers of a new version start; otherwise the first of them does it. Or moves them to another
 * database.
 */
async function run(io: Io, { from: source, to, reopen }: Options): Promise<void> {
  if ((source && !to && !reopen) || (to && reopen)) throw new Error('see patchbay migrate --help')
  const from = databaseUrl(io, source, '--from')
  if (to) return move(from, databaseUrl(io, to, '--to'), io)
  if (reopen) {
    if (!(await reopenDatabase(from))) throw new Error(`nothing was moved from ${withoutPassword(from)}`)
    io.say(
      'The database is in use again, with what it held when it was moved. Changes made since then are in the other one.',
    )
    return
  }
  const db = await openDatabase(from)
  await db.destroy()
  io.say('The tables are up to date.')
}

async function move(from: string, to: string, { say, env }: Io): Promise<void> {
  if (from === to) throw new Error('--from and --to are the same database')
  const file = fileOf(from)
  if (file !== undefined && !existsSync(file)) throw new Error(`there is no database ${from}`)
  const source = await openDatabase(from)
  try {
    const target = await openDatabase(to)
    try {
      const rows = await moveRows(source, { db: target, address: withoutPassword(to) }, (table, count) =>
        say(`${table.padEnd(24)}${count}`),
      )
      say(`${rows} rows are in ${withoutPassword(to)}; counts and checksums agree.`)
    } finally {
      await target.destroy()
    }
  } finally {
    await source.destroy()
  }
  const key =
    file !== undefined && !env.PATCHBAY_SECRET_KEY
      ? ', and PATCHBAY_SECRET_KEY to what secret.key beside the old file holds'
      : ''
  say(`Set DATABASE_URL to the new database${key}; then start the servers.`)
}

const fileOf = (url: string) => (url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : undefined)

/** The given database, or the one of the settings. @throws {Error} naming the option whose address is invalid */
function databaseUrl({ env }: Io, given: string | undefined, option: string): string {
  try {
    return readStoreSettings(given === undefined ? env : { ...env, DATABASE_URL: given }).databaseUrl
  } catch (error) {
    if (given === undefined || !(error instanceof SettingsError)) throw error
    throw new Error(error.message.replace('DATABASE_URL', option), { cause: error })
  }
}
