import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import type { MetaChange } from './envelope.ts'

/** The effect of a change of Meta's: it writes in the given transaction, and returns how many rows it changed. */
export type Effect = (deps: Pick<Deps, 'now' | 'log'>, tx: Db, change: MetaChange) => Promise<number>
