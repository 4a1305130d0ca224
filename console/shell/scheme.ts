export type Scheme = 'system' | 'light' | 'dark'

const place = 'patchbay-console-scheme'

/** Light, dark, or as the system is; a matter of this browser. */
export function scheme(): Scheme {
  try {
    const kept = localStorage.getItem(place)
    return kept === 'light' || kept === 'dark' ? kept : 'system'
  } catch {
    return 'system' // a browser that keeps nothing
  }
}

export function applyScheme(chosen: Scheme = scheme()) {
  if (chosen === 'system') delete document.documentElement.dataset.scheme
  else document.documentElement.dataset.scheme = chosen
}

export function setScheme(chosen: Scheme) {
  try {
    localStorage.setItem(place, chosen)
  } catch {
    // Then it lasts until the page is left.
  }
  applyScheme(chosen)
}
