import type { Partner } from '../deps.ts'
import type { StoreSettings } from '../process/settings.ts'
import { readStoreSettings } from '../process/settings.ts'
import { runAs } from '../runtime/actor.ts'
import { deriveKeys } from '../security/keys.ts'
import { createSealer, type Sealer } from '../security/seal.ts'
import { openDatabase } from '../store/database/database.ts'
import type { Db } from '../store/database/tables.ts'
import { defaultProjectId, ensureDefaultProject, lookUpProject } from '../store/projects/projects.ts'
import type { Project } from '../store/projects/tables.ts'
import { type Accounts, telephonyAccounts } from '../telephony/accounts.ts'
import { toIso } from '../time.ts'

/** The environment of a command, and where its output goes. */
export interface Io {
  env: NodeJS.ProcessEnv
  say(line: string): void
}

export interface Store {
  db: Db
  now(): Date
  settings: StoreSettings
  /** Gives the secret keys, which are read when they are first needed. */
  sealer: Sealer
  telephony: Accounts
  partner: Partner | undefined
}

/** Opens the database of the settings, with migrated tables, while `work` runs. The audit log names `cli` as the actor. */
export async function withStore<Result>({ env }: Io, work: (store: Store) => Promise<Result>): Promise<Result> {
  const settings = readStoreSettings(env)
  const now = () => new Date()
  const db = await openDatabase(settings.databaseUrl)
  try {
    await ensureDefaultProject(db, undefined, toIso(now()))
    const sealer = late(() => createSealer(deriveKeys(settings.secretKeys())))
    const telephony = telephonyAccounts({ db, sealer, publicUrl: settings.publicUrl }, settings.telephony)
    return await runAs('cli', () => work({ db, now, settings, sealer, telephony, partner: settings.partner }))
  } finally {
    await db.destroy()
  }
}

function late(make: () => Sealer): Sealer {
  let made: Sealer | undefined
  const sealer = () => {
    made ??= make()
    return made
  }
  return {
    seal: async (secret, about) => sealer().seal(secret, about),
    open: async (sealed, about) => sealer().open(sealed, about),
    recall: async (sealed, about) => sealer().recall(sealed, about),
    reseal: async (sealed) => sealer().reseal(sealed),
    get newest() {
      return sealer().newest
    },
  }
}

/** The project that `--project` names by id or number; the default one without it. */
export async function projectOf({ db }: Store, word: string | undefined): Promise<Project> {
  const project = await lookUpProject(db, word ?? defaultProjectId)
  if (!project) throw new Error(`there is no project ${word}: see patchbay projects list`)
  return project
}

/** Rows under a head, in columns. */
export function sayTable({ say }: Io, head: string[], rows: string[][]) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of [head, ...rows])
    say(
      row
        .map((cell, column) => cell.padEnd(widths[column] as number))
        .join('  ')
        .trimEnd(),
    )
}
