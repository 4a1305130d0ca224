/** Versions that Meta still serves in late 2026: v19.0 to v26.0. */
export function isServed(version: string): boolean {
  const major = Number(/^v(\d{1,3})\.0$/.exec(version)?.[1] ?? 0)
  return major >= 19 && major <= 26
}
