import type { Logger } from 'pino'
import type { Session } from '../contract/index.ts'
import type { Graph } from './meta/graph.ts'
import type { Runner } from './runner.ts'
import type { Keys } from './security/keys.ts'
import type { Sealer } from './security/seal.ts'
import type { Db } from './store/tables.ts'

/** What a use case works with; `app.ts` puts it together once. */
export interface Deps {
  db: Db
  graph: Graph
  keys: Keys
  sealer: Sealer
  runner: Runner
  log: Logger
  /** The one clock. */
  now(): Date
  /** Where this server is reached, without a trailing slash; may hold a path when it is mounted under one. */
  publicUrl: string
  /** What the browser needs to open Meta's popup. */
  meta: Session['meta']
}

/** The clock as the database writes it. */
export const moment = (date: Date) => date.toISOString()

export const later = (date: Date, milliseconds: number) => new Date(date.getTime() + milliseconds)
