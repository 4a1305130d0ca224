import { useSearchParams } from 'wouter'

/** The filters of a list stand in the address, so that a link to a list shows the same list. */
export function useFilters() {
  const [search, setSearch] = useSearchParams()
  const values = Object.fromEntries(search) as Record<string, string | undefined>
  /** An empty value takes a filter away. Another filter begins at the first page again. */
  const change = (changes: Record<string, string | null | undefined>) => {
    const turning = 'cursor' in changes || 'before' in changes || 'after' in changes
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (!turning) for (const name of ['cursor', 'before', 'after']) next.delete(name)
      for (const [name, value] of Object.entries(changes))
        if (value) next.set(name, value)
        else next.delete(name)
      return next
    })
  }
  return [values, change] as const
}
