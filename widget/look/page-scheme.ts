import { around } from './around.ts'
import { groundOf } from './css-colour.ts'

type Scheme = 'light' | 'dark'

/** Class names by which pages say their scheme: `dark`, `theme-dark`, `dark-mode`. */
const named = /^(?:(?:theme|mode|scheme)-)?(light|dark)(?:-(?:theme|mode|scheme))?$/
/**
 * Attributes that say it: `data-theme`, `data-bs-theme`, `data-color-mode`, `data-mantine-color-scheme`. Not `data-dark-theme`, which
 * names the theme for the case that it is dark.
 */
const telling = /^data-(?!.*(?:light|dark)-)(?:[\w-]+-)?(?:theme|mode|scheme)$/

/**
 * Whether the page is light or dark where the widget stands: what the nearest element says by class or `data-` attribute, else
 * what the page sets as `color-scheme`, else its background.
 */
export function schemeOf(root: HTMLElement): Scheme {
  for (const element of around(root)) {
    const scheme = saidBy(element)
    if (scheme) return scheme
  }
  const [parent = document.documentElement] = around(root)
  const scheme = getComputedStyle(parent).colorScheme
  const [light, dark] = [/\blight\b/.test(scheme), /\bdark\b/.test(scheme)]
  if (light && dark) return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  if (light || dark) return dark ? 'dark' : 'light'
  const [red, green, blue] = groundOf(root) ?? [1, 1, 1]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.4 ? 'dark' : 'light'
}

function saidBy(element: Element): Scheme | undefined {
  for (const { name, value } of element.attributes) {
    const words = telling.test(name) ? value.split(/[^a-z]+/i) : []
    const word = words.find((one) => one === 'light' || one === 'dark')
    if (word) return word as Scheme
  }
  for (const name of element.classList) {
    const scheme = named.exec(name)?.[1]
    if (scheme) return scheme as Scheme
  }
  return undefined
}
