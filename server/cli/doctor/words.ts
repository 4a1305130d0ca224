import type { Settings } from '../../process/settings.ts'
import { observedByAll } from '../../store/signup/observed.ts'
import { doubtful, type Finding, good } from '../finding.ts'
import { inDatabase } from './in-database.ts'

/** Lists Meta's names that this version does not know. A database that cannot be opened was reported before. */
export async function wordsOfMeta({ databaseUrl }: Settings): Promise<Finding> {
  return inDatabase({ databaseUrl }, good('not looked up'), async (db) => {
    const observed = (await observedByAll(db)).filter(({ kind }) => kind !== 'retired_launch')
    if (!observed.length) return good('Meta has said nothing that this version does not know')
    const names = observed.map(({ kind, name, count, last_at }) => `${kind} ${name} (${count}, last ${last_at})`)
    return doubtful(names.join(', '), 'Meta has changed something: see whether a newer version of Patchbay knows it')
  })
}
