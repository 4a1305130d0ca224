import { Theme } from '../../contract/theme/theme.ts'

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

/** Writes the theme into the address: a reload, or whoever gets it, is where this was left. */
export function keepInAddress(theme: Theme) {
  const { history } = shown()
  history.replaceState(history.state, '', addressOf(theme))
}
