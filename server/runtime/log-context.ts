import { AsyncLocalStorage } from 'node:async_hooks'
import type { Logger } from 'pino'

/** As much of a logger as the server uses. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** What a line of the log belongs to. */
export interface LogContext {
  /** The id of the request that asked for it, as in the answer's `X-Request-Id`. */
  request?: string
  attempt?: string
}

const current = new AsyncLocalStorage<LogContext>()

/** Says what all lines that `work` logs belong to, beside what is known already. */
export const withLogContext = <T>(more: LogContext, work: () => T): T =>
  current.run({ ...current.getStore(), ...more }, work)

/** The host's logger, or ours, with what each line belongs to put in; a line's own word for it stands. */
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
