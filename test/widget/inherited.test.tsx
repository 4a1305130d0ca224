import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { session } from '../../stories/fixtures.ts'
import { WhatsAppOnboarding } from '../../widget/index.ts'
import '../../widget/styles.css'

beforeEach(() => {
  vi.stubGlobal('fetch', async (url: string) =>
    url.endsWith('/session') ? Response.json(session) : new Response(null, { status: 204 }),
  )
  window.FB = { init: () => {}, login: () => {} }
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  delete window.FB
})

/** One of these is another value than the initial one for nearly every property there is. */
const values = [
  ...['none', 'auto', 'normal', 'inherit', 'hidden', 'collapse', 'italic', 'bold', 'red', 'rtl', 'right', 'center'],
  ...['3px', '30px', '3', '0.5', '50%', 'all', 'both', 'always', 'balance', 'nowrap', 'pre', 'break-all', 'anywhere'],
  ...['uppercase', 'small-caps', 'square', 'inside', 'wait', 'monospace', 'underline', '1px 1px red', 'dark', 'loose'],
  ...['strict', 'vertical-rl', 'upright', 'weight', 'manual', 'last', 'evenodd', 'round', 'optimizeSpeed', 'pixelated'],
  ...[
    '"x"',
    '"smcp"',
    '"en"',
    '120%',
    'expanded',
    'under',
    'filled red',
    'middle',
    'linearRGB',
    'end',
    'ruby',
    'show',
    'bottom',
    'preserve',
    'wrap',
  ],
]
/** A page that hides the widget, or takes the pointer from it, means it. */
const meant = new Set(['visibility', 'pointer-events', 'interactivity'])

/** Every property that an element takes from the one around it, with a value that a page could give it. */
function inheritable(): [string, string][] {
  const outer = document.body.appendChild(document.createElement('div'))
  const inner = outer.appendChild(document.createElement('div'))
  const [around, inside] = [getComputedStyle(outer), getComputedStyle(inner)]
  const found = [...around].flatMap((property): [string, string][] => {
    if (meant.has(property)) return []
    const before = inside.getPropertyValue(property)
    const value = values.find((one) => {
      outer.style.setProperty(property, one)
      const [own, taken] = [around, inside].map((style) => style.getPropertyValue(property))
      outer.removeAttribute('style')
      return taken !== before && taken === own
    })
    return value === undefined || /^(block|inline)-size$|^(width|height)$/.test(property) ? [] : [[property, value]]
  })
  outer.remove()
  return found
}

it('takes no look from the elements around it, whichever property they set', async () => {
  const page = document.body.appendChild(document.createElement('main'))
  const props = { serverUrl: 'https://connect.example.com', token: 'a.b', locale: 'en', redirect: 'never' } as const
  render(<WhatsAppOnboarding {...props} />, { container: page.appendChild(document.createElement('div')) })
  await screen.findByRole('button', { name: 'Get started' })
  const elements = [...page.querySelectorAll('.pb-root, .pb-root *')]
  const found = inheritable()
  const names = found.map(([name]) => name)
  expect(names).toEqual(
    expect.arrayContaining([
      'color',
      'font-size',
      'letter-spacing',
      'text-indent',
      'white-space-collapse',
      'cursor',
      'quotes',
      'writing-mode',
      'hyphens',
      'caption-side',
    ]),
  )
  expect(names.length).toBeGreaterThan(50)

  const looks = (property: string) => elements.map((one) => getComputedStyle(one).getPropertyValue(property))
  const changed = found.flatMap(([property, value]) => {
    const before = looks(property)
    page.style.setProperty(property, value)
    const after = looks(property)
    page.removeAttribute('style')
    const at = after.findIndex((look, place) => look !== before[place])
    return at < 0
      ? []
      : [`${property}: ${value} makes ${elements[at]?.className} ${after[at]}, which was ${before[at]}`]
  })
  expect(changed).toEqual([])
  page.remove()
})
