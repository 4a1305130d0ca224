import type { AnyTheme, Theme } from '../../contract/index.ts'
import { snakeTheme } from '../../contract/theme/spelling.ts'
import { themeColours } from '../../contract/theme/variables.ts'
import { readTheme } from '../gateways/wire.ts'
import { around } from './around.ts'
import { type Colour, groundOf, hexOf, over, readColour } from './css-colour.ts'
import { schemeOf } from './page-scheme.ts'

/** What was said to the developer: a colour that is wrong in ten widgets is named once. */
const said = new Set<string>()

/**
 * Gives the host's theme in colours that contrast can be calculated for, now and whenever the page changes: its classes and
 * attributes, its stylesheets, or the customer's own setting. `follows`: the widget takes over the page's light or dark scheme.
 */
export function followPage(root: HTMLElement, given: AnyTheme, follows: boolean, show: (theme: Theme) => void) {
  let shown: string | undefined
  let frame = 0
  const look = () => {
    const theme = themeAt(root, given, follows)
    const key = JSON.stringify(theme)
    if (key !== shown) show(theme)
    shown = key
  }
  const soon = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(look)
  }
  const watch = new MutationObserver(soon)
  for (const element of around(root)) watch.observe(element, { attributes: true })
  watch.observe(document.head, { attributes: true, childList: true, characterData: true, subtree: true })
  const setting = matchMedia('(prefers-color-scheme: dark)')
  setting.addEventListener('change', soon)
  document.head.addEventListener('load', soon, true) // a stylesheet has loaded
  document.addEventListener('transitionend', soon) // a background that faded into another one
  look()
  return () => {
    cancelAnimationFrame(frame)
    watch.disconnect()
    setting.removeEventListener('change', soon)
    document.head.removeEventListener('load', soon, true)
    document.removeEventListener('transitionend', soon)
  }
}

function themeAt(root: HTMLElement, given: AnyTheme, follows: boolean): Theme {
  const read: Record<string, Colour> = {}
  for (const [name, text] of Object.entries(given)) {
    if (!/_?color$/i.test(name) || text === undefined || text === null) continue
    const colour = readColour(String(text), root)
    if (colour) Object.assign(read, { [Object.keys(snakeTheme({ [name]: '' }))[0] as string]: colour })
    else warn(`the theme's \`${name}\` is "${text}", which is no visible colour here. It is left out until it is one.`)
  }
  const scheme = follows ? { color_scheme: schemeOf(root) } : {}
  const opaque = (name: string, below: Colour) => {
    if (read[name]) read[name] = over(read[name], below)
    return read[name]
  }
  const page = opaque('background_color', groundOf(root) ?? white)
  opaque('card_color', page ?? white)
  const colours = () => Object.fromEntries(Object.entries(read).map(([name, colour]) => [name, hexOf(colour)])) as Theme
  const card = readColour(
    themeColours(colours(), follows ? scheme.color_scheme === 'dark' : undefined).card_color,
    root,
  )
  for (const name of Object.keys(read)) opaque(name, card ?? white)
  return { ...readTheme(snakeTheme(given)), ...colours(), ...scheme }
}

const white: Colour = [1, 1, 1, 1]

function warn(text: string) {
  if (said.has(text)) return
  said.add(text)
  console.warn(`[patchbay] ${text}`)
}
