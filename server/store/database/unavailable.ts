/**
 * Whether an error says that the database cannot be reached or written to now: it is down, starting, out of connections, or its
 * disk is full. The request was not done, and may be repeated.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html, https://sqlite.org/rescode.html
 */
export function isUnavailable(error: unknown): boolean {
  const { code, errcode, message = '' } = (error ?? {}) as { code?: unknown; errcode?: unknown; message?: string }
  if (code === 'ERR_SQLITE_ERROR') return typeof errcode === 'number' && sqlite.has(errcode & 0xff)
  return (typeof code === 'string' && postgres.test(code)) || lost.test(message)
}

/** BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN. */
const sqlite = new Set([5, 6, 8, 10, 13, 14])

/** Connections (08), resources (53), an operator who intervenes (57P), I/O (58); and what the network says. */
const postgres =
  /^(08...|53...|57P..|58...|25006|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/

/** Errors that `pg` reports without a code, and PostgreSQL under a code with more than one meaning. */
const lost =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after|This socket has been ended)|is not currently accepting connections$/
