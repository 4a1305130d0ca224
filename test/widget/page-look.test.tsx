import { cleanup, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { session } from '../../stories/fixtures.ts'
import { type OnboardingEvent, WhatsAppOnboarding, type WhatsAppOnboardingProps } from '../../widget/index.ts'
import '../../widget/styles.css'
import { until } from '../support/until.ts'

let page: HTMLElement
let style: HTMLStyleElement
beforeEach(() => {
  vi.stubGlobal('fetch', async (url: string) =>
    url.endsWith('/session') ? Response.json(session) : new Response(null, { status: 204 }),
  )
  window.FB = { init: () => {}, login: () => {} }
  page = document.body.appendChild(document.createElement('main'))
  style = document.head.appendChild(document.createElement('style'))
})
afterEach(() => {
  cleanup()
  page.remove()
  style.remove()
  document.documentElement.removeAttribute('class')
  document.documentElement.removeAttribute('data-theme')
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  delete window.FB
})

const show = async (props: Partial<WhatsAppOnboardingProps>) => {
  const widget = (
    <WhatsAppOnboarding serverUrl="https://connect.example.com" token="one" locale="en" redirect="never" {...props} />
  )
  const view = render(<StrictMode>{widget}</StrictMode>, { container: page.appendChild(document.createElement('div')) })
  await screen.findByRole('button', { name: 'Get started' })
  return view
}
const root = () => document.querySelector('.pb-root') as HTMLElement
const variable = (name: string) => root().style.getPropertyValue(name)
const card = () => getComputedStyle(document.querySelector('.pb-card') as Element).backgroundColor
const [white, night] = ['rgb(255, 255, 255)', 'rgb(17, 24, 39)']

describe('a colour of the theme', () => {
  it.each([
    ['rebeccapurple', '#663399'],
    ['#36c', '#3366cc'],
    ['rgb(0 100 255)', '#0064ff'],
    ['hsl(222 47% 11%)', '#0f1729'],
    ['hsl(var(--brand-parts))', '#1d4fd7'],
    ['oklch(0.6 0.1 250)', '#4f84ba'],
    ['color(display-p3 0 0 1)', '#0000ff'],
    ['color-mix(in srgb, black 40%, white)', '#999999'],
    ['var(--brand)', '#7c3aed'],
    ['var(--nobody, #123456)', '#123456'],
    ['rgb(0 0 0 / 60%)', '#666666'],
  ])('may be %s', async (given, read) => {
    style.textContent = 'main { --brand: #7c3aed; --brand-parts: 224 76% 48% }'
    await show({ theme: { primary_color: given } })
    await expect.poll(() => variable('--pb-primary')).toBe(read)
    expect(variable('--pb-card'), 'what is not given stays as it was').toBe('#ffffff')
  })

  it('is measured for what it is, so that text that can be read is left alone', async () => {
    const heard: OnboardingEvent[] = []
    await show({ theme: { textColor: 'rebeccapurple', muted_text_color: 'silver' }, onEvent: (one) => heard.push(one) })
    await expect.poll(() => variable('--pb-text')).toBe('#663399')
    await until(() => {
      const corrections = heard.flatMap((one) => (one.type === 'theme_corrected' ? one.corrections : []))
      expect(corrections).toEqual([
        expect.objectContaining({ property: 'muted_text_color', given: '#c0c0c0', on: '#ffffff', ratio: 1.82 }),
      ])
    })
  })

  it('lies over what is behind it where it is half transparent', async () => {
    style.textContent = 'main { background: black }'
    await show({ theme: { background_color: 'rgb(255 255 255 / 20%)', text_color: 'white' } })
    await expect.poll(() => variable('--pb-card')).toBe('#333333')
    expect(variable('--pb-text')).toBe('#ffffff')
  })

  it('follows the page’s custom property while the customer is in the middle', async () => {
    style.textContent = 'main { --brand: #7c3aed } .sale main { --brand: #be123c }'
    await show({ theme: { primary_color: 'var(--brand)' } })
    await expect.poll(() => variable('--pb-primary')).toBe('#7c3aed')
    const button = screen.getByRole('button', { name: 'Get started' })
    document.documentElement.className = 'sale'
    await expect.poll(() => variable('--pb-primary')).toBe('#be123c')
    style.textContent = 'main { --brand: #0e7490 }'
    await expect.poll(() => variable('--pb-primary')).toBe('#0e7490')
    expect(screen.getByRole('button', { name: 'Get started' })).toBe(button)
  })

  it.each(['var(--nobody)', 'no colour at all', 'transparent', '12px', 'red;} body { display: none', ''])(
    'is left out and named once where it is no colour: “%s”',
    async (given) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
      await show({ theme: { primaryColor: given, text_color: 'navy' } })
      await expect.poll(() => variable('--pb-text')).toBe('#000080')
      expect(variable('--pb-primary')).toBe('#22c55e')
      const named = warn.mock.calls.flat().filter((text) => String(text).includes('`primaryColor`'))
      expect(named).toEqual([`[patchbay] the theme's \`primaryColor\` is "${given}", ${noColour}`])
      expect(getComputedStyle(document.body).display).toBe('block')
    },
  )
})
const noColour = 'which is no visible colour here. It is left out until it is one.'

describe('with the page’s own scheme', () => {
  const html = document.documentElement
  it.each([
    ['a class', '', () => html.classList.add('dark'), () => html.classList.remove('dark')],
    ['a class of another name', '', () => html.classList.add('theme-dark'), () => html.classList.add('x')],
    ['data-theme', '', () => html.setAttribute('data-theme', 'dark'), () => html.setAttribute('data-theme', 'light')],
    [
      'an attribute near the widget',
      '',
      () => page.setAttribute('data-bs-theme', 'dark'),
      () => page.removeAttribute('data-bs-theme'),
    ],
    ['color-scheme', '.x { color-scheme: dark }', () => page.classList.add('x'), () => page.classList.remove('x')],
    [
      'a stylesheet',
      '',
      () => {
        style.textContent = 'main { color-scheme: dark }'
      },
      () => {
        style.textContent = ''
      },
    ],
    ['a background', '.x { background: #101014 }', () => page.classList.add('x'), () => page.classList.remove('x')],
    [
      'a background that fades in',
      'main { transition: background 200ms } .x { background: #101014 }',
      () => page.classList.add('x'),
      () => page.classList.remove('x'),
    ],
  ] as const)('follows %s there and back, at once', async (name, css, darken, lighten) => {
    style.textContent = css
    await show({ appearance: 'host' })
    await expect.poll(card).toBe(white)
    darken()
    await expect.poll(card).toBe(night)
    expect(getComputedStyle(root()).colorScheme).toBe('dark')
    lighten()
    if (name === 'a class of another name') html.classList.remove('theme-dark')
    await expect.poll(card).toBe(white)
  })

  it('listens to the nearest element, and beside class names of the host’s', async () => {
    html.className = 'dark'
    page.className = 'light'
    await show({ appearance: { scheme: 'host', card: 'acme-card' } })
    await expect.poll(card).toBe(white)
    expect(document.querySelector('.pb-card')).toHaveClass('acme-card')
    page.className = ''
    await expect.poll(card).toBe(night)
  })

  it('takes the page’s word over the theme’s, and keeps the brand’s own colours', async () => {
    html.className = 'dark'
    await show({ appearance: 'host', theme: { color_scheme: 'light', primary_color: '#7c3aed' } })
    await expect.poll(card).toBe(night)
    expect(variable('--pb-primary')).toBe('#7c3aed')
  })

  it('does not take the name of a dark theme for the dark', async () => {
    html.setAttribute('data-dark-theme', 'dark')
    html.setAttribute('data-color-mode', 'auto')
    await show({ appearance: 'host' })
    await expect.poll(() => variable('--pb-card')).toBe('#ffffff')
    html.removeAttribute('data-dark-theme')
    html.removeAttribute('data-color-mode')
  })

  it('shows nothing in wrong colours, and leaves nobody watching', async () => {
    html.className = 'dark'
    const grounds = new Set<string>()
    const watch = new MutationObserver(() => {
      if (root() && getComputedStyle(root()).visibility === 'visible') grounds.add(card())
    })
    watch.observe(page, { subtree: true, childList: true, attributes: true })
    const disconnected = vi.spyOn(MutationObserver.prototype, 'disconnect')
    const { unmount } = await show({ appearance: 'host' })
    await expect.poll(card).toBe(night)
    expect([...grounds]).toEqual([night])
    watch.disconnect()
    disconnected.mockClear()
    unmount()
    expect(disconnected).toHaveBeenCalled()
  })
})
