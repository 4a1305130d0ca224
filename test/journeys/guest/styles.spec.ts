import type { Page } from '@playwright/test'
import { en } from '../../support/english.ts'
import { expect, test } from '../world.ts'
import { guestPage } from './page.ts'

/* The widget looks the same in anybody's page: whatever the page says of its root, of what is inherited, and of its content. */

const element = '<whatsapp-onboarding token="TOKEN" redirect="never" locale="en"></whatsapp-onboarding>'
const inReact = `createRoot(document.getElementById('app')).render(<WhatsAppOnboarding PROPS />)`

/** How everything in the first screen is drawn: what a page's styles could change. */
const look = (page: Page) =>
  page.locator('.pb-root').evaluate((root) => {
    const of = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      const seen = Object.fromEntries(
        [
          ...['fontSize', 'fontWeight', 'fontStyle', 'lineHeight', 'letterSpacing', 'wordSpacing', 'textTransform'],
          ...['textAlign', 'textIndent', 'textDecorationLine', 'color', 'backgroundColor', 'margin', 'padding'],
          ...['border', 'borderRadius', 'listStyleType', 'whiteSpace', 'textShadow', 'cursor', 'display', 'boxShadow'],
        ].map((name) => [name, String(style[name as never]).replace(/^0px \w+ .*/, '0px')]),
      )
      return {
        name: `${element.tagName}.${element.getAttribute('class')}`,
        ...seen,
        size: [width, height].map(Math.round),
      }
    }
    return [root, ...root.querySelectorAll('*')].map((element) => ({
      ...of(element),
      before: getComputedStyle(element, '::before').content,
    }))
  })

const pages: Record<string, string> = {
  'a root of 62.5 %': 'html { font-size: 62.5% } body { font: 1.6rem/1.5 sans-serif }',
  'a content area': `.content p { margin: 0 0 1.5em } .content ul { margin: 1em 0 1em 2em; padding-left: 1.5em; list-style: disc }
    .content li { margin: .5em 0 } .content li::before { content: "→" } .content h2, .content h3 { margin: 2em 0 1em; border-bottom: 1px solid #ccc; color: #c00 }
    .content strong { font-weight: 400; color: #900 } .content button { border-radius: 0; text-transform: uppercase; background: #eee }
    .content a { text-decoration: underline; color: red } .content span { color: gray } .content div { padding: 3px } .content img { border: 2px solid }`,
  'inherited properties': `.content { font: italic 700 30px/3 monospace; letter-spacing: .3em; word-spacing: 1em; text-transform: uppercase; text-align: right;
    text-indent: 3em; color: red; white-space: pre; text-shadow: 1px 1px red; cursor: wait; list-style: square; font-variant: small-caps; hyphens: auto; line-break: anywhere; tab-size: 9; quotes: none; word-break: break-all; user-select: none; caret-color: red; text-wrap: nowrap }`,
  'a reset as Tailwind’s': `*, ::before, ::after { box-sizing: border-box; border: 0 solid; margin: 0; padding: 0 } html { line-height: 1.5 } h1, h2, h3 { font-size: inherit; font-weight: inherit }
    a { color: inherit; text-decoration: inherit } button, input { font: inherit; color: inherit; background-color: transparent; border-radius: 0 } ol, ul { list-style: none } img, svg, canvas { display: block; vertical-align: middle }`,
  'a reset as Bootstrap’s': `body { font: 400 1rem/1.5 serif; color: #212529 } h1, h2, h3 { margin-top: 0; margin-bottom: .5rem; font-weight: 500; line-height: 1.2 } h2 { font-size: 2rem } p { margin-bottom: 1rem }
    ul { padding-left: 2rem; margin-bottom: 1rem } strong { font-weight: bolder } button { border-radius: 0 } label { display: inline-block } [type=button]:not(:disabled) { cursor: pointer }`,
}

const doors = [
  [
    'React',
    (site: Awaited<ReturnType<typeof guestPage>>, page: string) =>
      site.react(inReact, page.replace('WIDGET', '<section id="app"></section>')),
  ],
  [
    'embed.js',
    (site: Awaited<ReturnType<typeof guestPage>>, page: string) => site.embed(page.replace('WIDGET', element)),
  ],
] as const

for (const [door, show] of doors)
  test(`${door}: looks the same under resets, in content areas and whatever is inherited`, async ({ page, world }) => {
    await using site = await guestPage(world)
    const shown = async (css: string) => {
      await show(site, `<style>body { margin: 0 } ${css}</style><article class="content">WIDGET</article>`)
      await page.goto(site.url)
      await expect(page.getByRole('button', { name: en.launch })).toBeVisible()
      return look(page)
    }
    const alone = await shown('')
    expect(alone.find(({ name }) => name.startsWith('H2'))).toMatchObject({ fontSize: '26px' })
    for (const [name, css] of Object.entries(pages)) {
      const there = await shown(css)
      const changed = alone.flatMap((one, at) =>
        Object.entries(one)
          .filter(([what, value]) => JSON.stringify(value) !== JSON.stringify(there[at]?.[what as 'name']))
          .map(([what, value]) => `${one.name} ${what}: ${value} became ${there[at]?.[what as 'name']}`),
      )
      expect(changed, name).toEqual([])
    }
  })

for (const [door, show] of doors)
  test(`${door}: is as it was drawn, only larger or smaller, in a page that zooms`, async ({ page, world }) => {
    await using site = await guestPage(world)
    const shown = async (css: string) => {
      await show(
        site,
        `<style>body { margin: 0 } .content { inline-size: 480px } ${css}</style><article class="content">WIDGET</article>`,
      )
      await page.goto(site.url)
      await expect(page.getByRole('button', { name: en.launch })).toBeVisible()
      return look(page)
    }
    const alone = await shown('')
    for (const [css, factor] of [
      ['html { zoom: 1.5 }', 1.5],
      ['.content { zoom: 0.75 }', 0.75],
      ['html { font-size: 62.5%; zoom: 1.25 } body { zoom: 0.8; font-size: 2rem }', 1],
    ] as const) {
      const there = await shown(css)
      for (const [at, { size, ...before }] of alone.entries()) {
        const { size: now, ...after } = there[at] as (typeof alone)[0]
        const border = (after as Record<string, string>).border?.replace(/^(?:0\.\d+|1(?:\.\d+)?)px /, '1px ') // a line is a whole number of the screen's dots
        expect({ ...after, border }, css).toEqual(before)
        const far = Math.max(...size.map((length, side) => Math.abs((now[side] as number) - length * factor)))
        expect(far, `${css}: ${before.name} is ${now}, and was ${size}`).toBeLessThan(4)
      }
    }
  })

test('it has a width of its own where the place is as wide as what is in it, and fits a phone', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  const around = {
    'a modal dialog': '<dialog id="modal"><div id="app"></div></dialog><script>modal.showModal()</script>',
    'a cell': '<table><tr><td id="app"></td><td>Beside</td></table>',
    'an inline block': '<div style="display: inline-block"><div id="app"></div></div>',
    'a float': '<div style="float: left"><div id="app"></div></div>',
    'a flex item': '<div style="display: flex"><div id="app"></div><p>Beside</p></div>',
    'a centred column':
      '<div style="display: flex; flex-direction: column; align-items: center"><div id="app"></div></div>',
    'a box out of the flow': '<div style="position: absolute"><div id="app"></div></div>',
  }
  for (const [name, html] of Object.entries(around)) {
    await site.react(inReact, `<style>body { margin: 0 } dialog { padding: 0 } td { padding: 0 }</style>${html}`)
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 720 })
      await page.goto(site.url)
      const start = page.getByRole('button', { name: en.launch })
      await expect(start).toBeVisible()
      const box = (await page.locator('.pb-root').boundingBox()) as { width: number }
      expect(box.width, `${name} at ${width}`).toBeGreaterThanOrEqual(width === 320 ? 200 : 272)
      expect(box.width, name).toBeLessThanOrEqual(Math.min(480, width))
    }
  }
})

test('all of it can be reached at 400 % of the browser’s zoom, without scrolling to the side', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  await site.react(inReact, '<section id="app"></section>')
  await page.setViewportSize({ width: 320, height: 256 })
  await page.goto(site.url)
  for (const isFirst of [true, false]) {
    const next = page.locator('.pb-root .pb-actions button').first()
    await expect(next).toBeEnabled()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    if (isFirst) await next.click()
    else await next.scrollIntoViewIfNeeded()
  }
})

test('its sizes follow the customer’s own setting, or the one size that a host sets, and never the page’s rem', async ({
  playwright,
  launchOptions,
  world,
}) => {
  await using site = await guestPage(world)
  const args = [...(launchOptions.args ?? []), '--blink-settings=defaultFontSize=24']
  const browser = await playwright.chromium.launch({ ...launchOptions, args })
  try {
    const page = await browser.newPage()
    const title = page.getByRole('heading', { name: /^Connect WhatsApp/ })
    const shown = async (css: string) => {
      await site.react(inReact, `<style>${css}</style><section id="app"></section>`)
      await page.goto(site.url)
    }
    await shown('html { font-size: 62.5% }')
    await expect(title).toHaveCSS('font-size', '39px') // 26 of 16, for somebody who reads at 24
    await shown('html { font-size: 62.5% } section { --pb-font-size: 20px }')
    await expect(title).toHaveCSS('font-size', '32.5px')
  } finally {
    await browser.close()
  }
})

test('a page that hides the widget hides it', async ({ page, world }) => {
  await using site = await guestPage(world)
  await site.react(inReact, '<div style="visibility: hidden"><div id="app"></div></div>')
  await page.goto(site.url)
  await expect(page.locator('.pb-root')).toHaveAttribute('data-step', 'welcome')
  await expect(page.locator('.pb-root')).toBeHidden()
})
