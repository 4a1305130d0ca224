import { readStoreSettings } from '../settings.ts'
import { openDatabase } from '../store/database.ts'
import type { Io } from './io.ts'

/** Brings the tables up to date, before the servers of a new version start: each of them would do it, too. */
export async function migrate({ env, say }: Io): Promise<number> {
  const db = await openDatabase(readStoreSettings(env).databaseUrl)
  await db.destroy()
  say('The tables are up to date.')
  return 0
}
