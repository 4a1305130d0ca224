import { camel, snake } from '../admin/camel.ts'
import type { AnyTheme, CamelTheme, Theme } from './theme.ts'

/** A theme in the contract's own spelling, whichever of the two it was written in. */
export const snakeTheme = (theme: AnyTheme): Theme => respelled(theme, snake)

/** The same in camelCase, as GoSendAPI writes it. */
export const camelTheme = (theme: Theme): CamelTheme => respelled(theme, camel)

/** The names of a theme and of its colours for the dark; those of sentences stay. */
const respelled = (theme: object, spell: (name: string) => string): object =>
  Object.fromEntries(
    Object.entries(theme).map(([name, value]) => [
      spell(name),
      name === 'dark' && value ? respelled(value, spell) : value,
    ]),
  )
