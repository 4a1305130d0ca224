import { existsSync, renameSync, rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readStoreSettings } from '../process/settings.ts'
import { copyAll } from '../store/database/backup.ts'
import { openDatabase, openUnchanged, withoutPassword } from '../store/database/database.ts'
import type { Db } from '../store/database/tables.ts'
import { createCommand, runCommand, withSettings } from './command.ts'
import type { Io } from './io.ts'

const aboutBackup = `
Writes everything that DATABASE_URL holds, as it was at one moment, into a new SQLite file, and compares the copy with it by count
and checksum. Servers may run meanwhile. The file is good for either kind of database: patchbay restore <file>.
Tokens in it are sealed: keep PATCHBAY_SECRET_KEY too (on an embedded database: secret.key beside it), in another place.`

const aboutRestore = `
Writes everything that a backup holds into DATABASE_URL, which must be empty, and compares it with the backup by count and
checksum. A backup of an older version is brought up to date on the way. The backup itself stays as it is.`

export const backup = (args: string[], io: Io) =>
  runCommand(args, () =>
    withSettings(createCommand('patchbay backup', io))
      .argument('<file>', 'a file that does not exist yet')
      .addHelpText('after', aboutBackup)
      .action((file: string) => backUp(file, io)),
  )

export const restore = (args: string[], io: Io) =>
  runCommand(args, () =>
    withSettings(createCommand('patchbay restore', io))
      .argument('<file>', 'what patchbay backup wrote')
      .addHelpText('after', aboutRestore)
      .action((file: string) => restoreFrom(file, io)),
  )

/** The file gets its name once all of it is there, so that a backup that was cut off is not taken for one. */
async function backUp(file: string, io: Io): Promise<void> {
  const { databaseUrl } = readStoreSettings(io.env)
  if (databaseUrl.startsWith('sqlite:') && !existsSync(databaseUrl.slice('sqlite:'.length)))
    throw new Error(`there is no database ${databaseUrl}`)
  if (existsSync(file)) throw new Error(`${file} exists already: name a new file for each backup`)
  const part = `${file}.part`
  remove(part) // of a backup that was cut off
  try {
    const rows = await between(() => openUnchanged(databaseUrl), `sqlite:${part}`, io)
    renameSync(part, file)
    io.say(`${rows} rows of ${withoutPassword(databaseUrl)} are in ${file}; counts and checksums agree.`)
  } finally {
    remove(part)
  }
}

async function restoreFrom(file: string, io: Io): Promise<void> {
  const { databaseUrl } = readStoreSettings(io.env)
  if (!existsSync(file)) throw new Error(`there is no file ${file}`)
  // Opening a database of an older version changes it, and the backup has to stay good for that version.
  const folder = await mkdtemp(join(dirname(file), '.restore-'))
  try {
    const copy = join(folder, 'backup.db')
    await copyFile(file, copy)
    const rows = await between(() => openDatabase(`sqlite:${copy}`), databaseUrl, io)
    io.say(`${rows} rows are in ${withoutPassword(databaseUrl)}; counts and checksums agree.`)
    io.say('Start the servers with the secret key of that time. patchbay doctor --ledger then compares with Meta.')
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function between(openSource: () => Promise<Db>, to: string, { say }: Io): Promise<number> {
  const source = await openSource()
  try {
    const target = await openDatabase(to)
    try {
      return await copyAll(source, target, (table, rows) => say(`${table.padEnd(24)}${rows}`))
    } finally {
      await target.destroy()
    }
  } finally {
    await source.destroy()
  }
}

/** An SQLite file, with the two that lie beside it while it is open. */
function remove(file: string) {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}
