import type { Imports } from './imports.ts'

/** The circles among some files: of all files that lead back to themselves, one shortest way for each group. */
export function circles(imports: Imports): string[][] {
  const found: string[][] = []
  const told = new Set<string>()
  for (const file of imports.keys()) {
    if (told.has(file)) continue
    const way = wayBack(file, imports)
    if (!way) continue
    found.push(way)
    for (const one of way) told.add(one)
  }
  return found
}

/** A shortest way from a file over what it imports to itself. */
function wayBack(start: string, imports: Imports): string[] | undefined {
  const before = new Map<string, string>()
  const next = [start]
  for (const file of next)
    for (const to of imports.get(file) ?? []) {
      if (to === start) return unwound(file, before, start)
      if (before.has(to)) continue
      before.set(to, file)
      next.push(to)
    }
  return undefined
}

function unwound(last: string, before: Map<string, string>, start: string): string[] {
  const way = [start]
  for (let file = last; file !== start; file = before.get(file) as string) way.splice(1, 0, file)
  return [...way, start]
}
