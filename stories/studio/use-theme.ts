import { useEffect, useState } from 'react'
import type { Theme } from '../../contract/theme/theme.ts'
import { presets } from './presets.ts'
import { keepInAddress, themeOfAddress } from './share.ts'

export interface Edited {
  theme: Theme
  /** Takes the place of the theme; what was there can be had back. */
  set(theme: Theme): void
  /** Changes parts of it; a part that is undefined goes. */
  change(parts: { [Name in keyof Theme]?: Theme[Name] | undefined }): void
  undo: (() => void) | undefined
}

/** The theme being made: begun with what the address brought, kept in it, and with every step back. */
export function useTheme(): Edited {
  const [steps, setSteps] = useState<Theme[]>(() => [themeOfAddress() ?? (presets.Fresh as Theme)])
  const theme = steps.at(-1) as Theme
  useEffect(() => keepInAddress(theme), [theme])
  const set = (next: Theme) => setSteps((before) => [...before.slice(-99), next])
  return {
    theme,
    set,
    change: (parts) =>
      set(Object.fromEntries(Object.entries({ ...theme, ...parts }).filter(([, value]) => value !== undefined))),
    undo: steps.length > 1 ? () => setSteps((before) => before.slice(0, -1)) : undefined,
  }
}
