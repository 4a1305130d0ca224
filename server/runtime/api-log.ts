import { v7 as uuid } from 'uuid'
import type { Db } from '../store/database/tables.ts'
import { addApiLogs } from '../store/stats/api-logs.ts'
import type { ApiLogsTable } from '../store/stats/tables.ts'
import type { Log } from './log-context.ts'
import type { Metrics } from './metrics.ts'

export interface ApiLog {
  /** Keeps a request in mind, to be written soon. It returns at once, and never throws. */
  note(request: Omit<ApiLogsTable, 'id'>): void
  /** Writes what is in mind. */
  close(): Promise<void>
}

/** Between two writes, in milliseconds; rows in one of them; and rows that may wait. */
const [pause, batch, most] = [1_000, 500, 5_000]

/**
 * Writes the requests of API keys into their table, many at once and beside the requests. When the database cannot keep up, or does
 * not answer, what is too much is dropped and counted: a log must neither slow requests down nor fill the memory.
 */
export function createApiLog(
  { db, log, metrics }: { db: Db; log: Log; metrics: Metrics },
  limits = { pause, most },
): ApiLog {
  let waiting: ApiLogsTable[] = []
  let writing: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  async function write() {
    while (waiting.length) {
      const rows = waiting.splice(0, batch)
      try {
        await addApiLogs(db, rows)
      } catch (error) {
        metrics.apiLogsDropped.inc(rows.length)
        log.warn(
          { err: error, rows: rows.length },
          'requests are missing from api_logs: the database did not take them',
        )
        return
      }
    }
  }

  function begin() {
    timer = undefined
    writing ??= write().finally(() => {
      writing = undefined
      if (waiting.length) later()
    })
  }

  function later() {
    timer ??= setTimeout(begin, limits.pause).unref()
  }

  return {
    note(request) {
      if (waiting.length >= limits.most) return void metrics.apiLogsDropped.inc()
      waiting.push({ id: uuid(), ...request })
      later()
    },
    async close() {
      clearTimeout(timer)
      await writing
      await write()
      waiting = []
    },
  }
}
