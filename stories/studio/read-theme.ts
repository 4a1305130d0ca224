import { snakeTheme } from '../../contract/theme/spelling.ts'
import { Theme } from '../../contract/theme/theme.ts'
import { coloursOf } from './read-css.ts'

/** What a text gave: a theme, or colours to choose from, or why neither. */
export type Read = { theme: Theme } | { theme: Theme; colours: string[] } | { problem: string }

const wrappers = ['setup_link', 'setupLink', 'theme_config', 'themeConfig', 'theme']

/**
 * Reads a theme from whatever somebody pastes: JSON of either service's shape, alone or inside a link; what the studio wrote
 * (CSS, curl, React); or any other style sheet, whose colours are then there to choose from.
 */
export function readTheme(text: string): Read {
  const own = /\/\* Patchbay theme (\{.*?\}) \*\//s.exec(text)?.[1]
  const given = own ? parse(own) : json(text)
  if (given) return checked(given)
  const colours = coloursOf(text)
  if (colours.found.length) return { theme: colours.theme, colours: colours.found }
  return { problem: 'There is no theme in this: paste JSON of a theme, or CSS with colours in it.' }
}

function checked(given: Record<string, unknown>): Read {
  const inner = wrappers.reduce(
    (object, name) => (typeof object[name] === 'object' && object[name] ? (object[name] as typeof given) : object),
    given,
  )
  const spelled = snakeTheme(inner as Theme) as Record<string, unknown>
  const known = Object.fromEntries(
    Object.entries(spelled).filter(([name, value]) => name in Theme.shape && value !== null),
  )
  if (!Object.keys(known).length)
    return {
      problem: `None of this is part of a theme: ${Object.keys(inner).slice(0, 5).join(', ') || 'it is empty'}.`,
    }
  const read = Theme.safeParse(known)
  if (read.success) return { theme: read.data }
  const [issue] = read.error.issues
  return { problem: `${issue?.path.join('.')} ${issue?.message}.` }
}

/** The first object in a text that parses, be it JSON or as JavaScript writes it. */
function json(text: string): Record<string, unknown> | null {
  for (let start = text.indexOf('{'); start >= 0; start = text.indexOf('{', start + 1)) {
    const end = closing(text, start)
    if (end < 0) continue
    const object = text.slice(start, end + 1).replaceAll("'\\''", "'")
    const found = parse(object) ?? parse(object.replace(/([{,]\s*)(\w+):/g, '$1"$2":').replace(/,(\s*\})/g, '$1'))
    if (found && Object.keys(found).length) return found
  }
  return null
}

/** Where the brace at `start` is closed; braces inside of quotes are none. */
function closing(text: string, start: number): number {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"' && text[at - 1] !== '\\') quoted = !quoted
    if (quoted) continue
    if (sign === '{') depth++
    if (sign === '}' && --depth === 0) return at
  }
  return -1
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
