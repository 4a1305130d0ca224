import { AsyncLocalStorage } from 'node:async_hooks'
import type { Logger } from 'pino'

/** The part of a logger that the server uses. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** The fields that say what a log line belongs to. */
export interface LogContext {
  /** The id of the request that asked for it, as in the answer's `X-Request-Id`. */
  request?: string
  attempt?: string
}

const current = new AsyncLocalStorage<LogContext>()

/** Adds fields to every line that `work` logs, beside those of the outer context. */
export const withLogContext = <T>(more: LogContext, work: () => T): T =>
  current.run({ ...current.getStore(), ...more }, work)

/** The host's logger, or ours, with the context's fields added to each line; a line's own field of the same name wins. */
export function contextLogger(log: Log): Log {
  const level =
    (name: keyof Log) =>
    (...args: unknown[]) => {
      const known = current.getStore()
      const [first, ...rest] = args
      const line = typeof first === 'string' ? [known ?? {}, ...args] : [{ ...known, ...(first as object) }, ...rest]
      ;(log[name] as (...line: unknown[]) => void)(...line)
    }
  return { debug: level('debug'), info: level('info'), warn: level('warn'), error: level('error') } as Log
}
