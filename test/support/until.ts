import { vi } from 'vitest'

/** How long a look may take: milliseconds in all, or also the pause between two looks. */
type Patience = number | { timeout?: number; interval?: number }

/**
 * Looks again and again until `look` no longer throws, and resolves with what it returned. It waits as long as a busy
 * machine needs: Vitest's own default of one second is over before a loaded browser has drawn a page. A test that says
 * how long something may take gives its own time.
 */
export function until<T>(look: () => T | Promise<T>, patience: Patience = {}): Promise<T> {
  const given = typeof patience === 'number' ? { timeout: patience } : patience
  return vi.waitFor(look, { timeout: 45_000, ...given })
}
