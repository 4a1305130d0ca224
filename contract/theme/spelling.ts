import type { AnyTheme, Theme } from './theme.ts'

/** A theme in the contract's own spelling, whichever of the two it was written in. */
export const snakeTheme = (theme: AnyTheme): Theme =>
  Object.fromEntries(
    Object.entries(theme).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
