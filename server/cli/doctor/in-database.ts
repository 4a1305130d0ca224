import type { Settings } from '../../process/settings.ts'
import { openDatabase } from '../../store/database/database.ts'
import type { Db } from '../../store/database/tables.ts'

/** One look into the database. One that cannot be opened was reported before, so `otherwise` stands for it. */
export async function inDatabase<Found>(
  { databaseUrl }: Pick<Settings, 'databaseUrl'>,
  otherwise: Found,
  look: (db: Db) => Promise<Found>,
): Promise<Found> {
  const db = await openDatabase(databaseUrl).catch(() => undefined)
  if (!db) return otherwise
  try {
    return await look(db)
  } finally {
    await db.destroy()
  }
}
