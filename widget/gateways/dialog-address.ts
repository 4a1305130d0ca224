import { address } from './wire.ts'

/** The address of Meta's dialog, as the server says it; only web addresses are accepted. */
export function readDialog(value: unknown): string {
  const url = address((value as { url?: unknown } | null)?.url)
  if (!url) throw new TypeError() // the caller decides what it means
  return url
}
