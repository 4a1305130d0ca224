/**
 * Whether the database refuses the values of a statement, and would refuse them each time: text with U+0000, numbers that are too
 * large, what breaks a constraint.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html (classes 22 and 23), https://sqlite.org/rescode.html
 */
export function isRefused(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown }
  if (code === 'ERR_SQLITE_ERROR') return typeof errcode === 'number' && sqlite.has(errcode & 0xff)
  return typeof code === 'string' && /^2[23]...$/.test(code)
}

/** TOOBIG, CONSTRAINT, MISMATCH, RANGE. */
const sqlite = new Set([18, 19, 20, 25])
