import { contrast } from '../../../contract/index.ts'
import { type Colour, hexOf, over } from '../../../widget/look/css-colour.ts'

/** What can be seen in the widget, as it was painted, and does not stand out from its ground. */
export interface Faint {
  what: string
  colour: string
  ground: string
  ratio: number
  least: number
}

const clear: Colour = [0, 0, 0, 0]

/** A computed colour: `rgb(…)`, `rgba(…)`, or `color(srgb …)` for what was mixed. */
function read(computed: string): Colour {
  const parts = computed.match(/[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? []
  if (!/^(rgba?|color)\(/.test(computed) || parts.length < 3) return clear
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts
  const scale = computed.startsWith('color') ? 1 : 255
  return [red / scale, green / scale, blue / scale, alpha]
}

/** The colour behind an element's own content, through everything that lies below it and can be seen through. */
function groundOf(element: Element | null): Colour {
  if (!element) return [1, 1, 1, 1]
  const own = read(getComputedStyle(element).backgroundColor)
  return own[3] === 1 ? own : over(own, groundOf(element.parentElement))
}

const visible = (element: Element) =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
  !element.closest('.pb-hidden, [aria-hidden="true"] svg, .pb-flag')

function measured(what: string, colour: Colour, ground: Colour, least: number): Faint[] {
  const [seen, behind] = [hexOf(over(colour, ground)), hexOf(ground)]
  const ratio = contrast(seen, behind)
  return ratio >= least ? [] : [{ what, colour: seen, ground: behind, ratio: Math.round(ratio * 100) / 100, least }]
}

const nameOf = (element: Element) => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`

/** Words on the grounds that they were really painted on: WCAG 2.2, 1.4.3. */
function faintWords(root: Element): Faint[] {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Faint[] = []
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent?.trim()
    const element = walk.currentNode.parentElement
    if (!text || !element || !visible(element)) continue
    const what = `${nameOf(element)} "${text.slice(0, 30)}"`
    found.push(...measured(what, read(getComputedStyle(element).color), groundOf(element), 4.5))
  }
  return found
}

/** What is written beside an element by the style sheet alone: numbers of lists. */
function faintMarks(root: Element): Faint[] {
  return [...root.querySelectorAll('.pb-numbered li')].flatMap((element) => {
    const { color, backgroundColor } = getComputedStyle(element, '::before')
    return measured(`${nameOf(element)}::before`, read(color), over(read(backgroundColor), groundOf(element)), 4.5)
  })
}

/** Icons that say something, and the dots of the progress that are behind the customer: 1.4.11. */
function faintSigns(root: Element): Faint[] {
  const icons = [...root.querySelectorAll('.pb-icon')].filter(visible).flatMap((icon) => {
    const { stroke } = getComputedStyle(icon)
    return measured(nameOf(icon), read(stroke), groundOf(icon.parentElement), 3)
  })
  const dots = [...root.querySelectorAll('.pb-stages .pb-past')].flatMap((dot) =>
    measured(nameOf(dot), read(getComputedStyle(dot).backgroundColor), groundOf(dot.parentElement), 3),
  )
  return [...icons, ...dots]
}

/**
 * What is pressed or filled in is told from what is around it by its colour or its edge: 1.4.11. A plain button and a link are their
 * words, and what cannot be pressed now is exempt.
 */
function faintControls(root: Element): Faint[] {
  const controls = root.querySelectorAll(
    '.pb-button:not(.pb-button-plain, :disabled), .pb-choice, input:not([type=radio], [type=checkbox], .pb-hidden), .pb-copy',
  )
  return [...controls].filter(visible).flatMap((control) => {
    const style = getComputedStyle(control)
    const around = groundOf(control.parentElement)
    const edge = read(Number.parseFloat(style.borderTopWidth) ? style.borderTopColor : 'none')
    const inside = over(read(style.backgroundColor), around)
    const faint = measured(nameOf(control), edge, around, 3)
    return faint.length && measured(nameOf(control), inside, around, 3).length ? faint : []
  })
}

export const faint = (root: Element) => [
  ...faintWords(root),
  ...faintMarks(root),
  ...faintSigns(root),
  ...faintControls(root),
]
