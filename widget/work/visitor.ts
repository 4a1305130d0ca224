const place = 'patchbay visitor'
let known: string | undefined

/** This tab, as the link knows it: made at random, so that a choice of its own is known again after a reload. */
export function visitor(): string {
  try {
    known ??= sessionStorage.getItem(place) ?? crypto.randomUUID()
    sessionStorage.setItem(place, known)
  } catch {
    known ??= crypto.randomUUID() // If the browser stores nothing for a tab, it is known until the page is reloaded.
  }
  return known
}
