import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import type { MetaChange } from './envelope.ts'

/** What a change does: it writes in the transaction it is given, and says how many rows it moved. */
export type Effect = (deps: Pick<Deps, 'now' | 'log' | 'meta'>, tx: Db, change: MetaChange) => Promise<number>
