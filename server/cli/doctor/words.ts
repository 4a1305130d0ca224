import type { Settings } from '../../process/settings.ts'
import { openDatabase } from '../../store/database/database.ts'
import { observedByAll } from '../../store/signup/observed.ts'
import { doubtful, type Finding, good } from '../finding.ts'

/** Lists Meta's names that this version does not know. A database that cannot be opened was reported before. */
export async function wordsOfMeta({ databaseUrl }: Settings): Promise<Finding> {
  const db = await openDatabase(databaseUrl).catch(() => undefined)
  if (!db) return good('not looked up')
  try {
    const observed = (await observedByAll(db)).filter(({ kind }) => kind !== 'retired_launch')
    if (!observed.length) return good('Meta has said nothing that this version does not know')
    const names = observed.map(({ kind, name, count, last_at }) => `${kind} ${name} (${count}, last ${last_at})`)
    return doubtful(names.join(', '), 'Meta has changed something: see whether a newer version of Patchbay knows it')
  } finally {
    await db.destroy()
  }
}
