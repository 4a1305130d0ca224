import { Theme } from '../../../contract/theme/theme.ts'

/** The window whose address people copy: Storybook's own around the story, where there is one. */
const shown = (): Window => {
  try {
    void window.top?.location.href
    return window.top ?? window
  } catch {
    return window // inside somebody else's page
  }
}

/** The theme in the part of an address that no server sees. */
const hashOf = (theme: Theme) => `#theme=${encodeURIComponent(JSON.stringify(theme))}`

export function addressOf(theme: Theme): string {
  const url = new URL(shown().location.href)
  url.hash = hashOf(theme)
  return url.href
}

/** Where somebody looks at the theme who is not to change it. */
export function reviewAddressOf(theme: Theme): string {
  const url = new URL(shown().location.href)
  for (const name of ['path', 'id'])
    url.searchParams.set(
      name,
      (url.searchParams.get(name) ?? '').replace(/theme-studio--[\w-]+/, 'theme-studio--review'),
    )
  for (const name of ['path', 'id']) if (!url.searchParams.get(name)) url.searchParams.delete(name)
  url.hash = hashOf(theme)
  return url.href
}

/** Where the theme of this page can be changed. */
export const studioAddressOf = (theme: Theme) =>
  reviewAddressOf(theme).replace('theme-studio--review', 'theme-studio--studio')

/** The theme that the address brought, if it is one. */
export function themeOfAddress(): Theme | null {
  const text = /[#&]theme=([^&]*)/.exec(shown().location.hash)?.[1]
  if (!text) return null
  try {
    return Theme.safeParse(JSON.parse(decodeURIComponent(text))).data ?? null
  } catch {
    return null
  }
}

/**
 * Writes the theme into the address: a reload, or whoever gets it, is where this was left. Storybook writes addresses, too, and on
 * a slow machine late ones without our part: that is put back. Returns how to stop.
 */
export function keepInAddress(theme: Theme): () => void {
  const keep = () => {
    const { history, location } = shown()
    if (location.hash !== hashOf(theme)) history.replaceState(history.state, '', addressOf(theme))
  }
  keep()
  const timer = setInterval(keep, 500)
  return () => clearInterval(timer)
}
