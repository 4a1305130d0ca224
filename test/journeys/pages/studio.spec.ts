import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { wcag } from '../../../stories/studio/colours.ts'
import { moves } from '../../../widget/moves.ts'
import { expect, step, test } from '../world.ts'
import { entries, serveStorybook } from './served-storybook.ts'

const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="64" viewBox="0 0 240 64"><rect width="64" height="64" rx="16" fill="#f97316"/><path d="M84 20h140v24H84z" fill="#1e3a8a"/></svg>`

let served: Awaited<ReturnType<typeof serveStorybook>>
let storybook: string
test.beforeAll(async () => {
  served = await serveStorybook()
  storybook = served.url
})
test.afterAll(() => served?.close())

/** A story that is tagged away is never run, so nothing else would miss it. */
test('every story is run as a test, and has its picture', () => {
  const stories = entries().filter(({ type }) => type === 'story')
  expect(stories.length).toBeGreaterThan(80)
  expect(stories.filter(({ tags }) => !tags.includes('test')).map(({ id }) => id)).toEqual([])
  const pictures = readdirSync(join(import.meta.dirname, '../../../stories/pictures'))
  expect(pictures.sort()).toEqual(stories.map(({ id }) => `${id}.png`).sort())
})

for (const [journey, name] of [
  ['journeys--a-good-day', 'a signup'],
  ['journeys--a-provided-number', 'a signup with a number that is bought on the way'],
] as const)
  test(`${name} goes to its end in what is built, and asks nobody else`, async ({ page, context }) => {
    const elsewhere: string[] = []
    await context.route(
      (url) => url.protocol.startsWith('http') && url.origin !== storybook,
      (route) => {
        elsewhere.push(route.request().url())
        return route.abort()
      },
    )
    await page.goto(`${storybook}/iframe.html?viewMode=story&id=${journey}`)
    await expect(step(page)).toHaveAttribute('data-step', 'done')
    expect(elsewhere).toEqual([])
  })

test('a designer begins with the addresses of a brand: its style sheet, then its logo', async ({ page }) => {
  const brand: Record<string, [type: string, body: string]> = {
    '/': [
      'text/html; charset=utf-8',
      '<meta property="og:site_name" content="Wind &amp; Wool"><link rel="stylesheet" href="/brand.css"><link rel="icon" type="image/svg+xml" href="/icon.svg">',
    ],
    '/brand.css': ['text/css', ':root { --brand: #0f766e; --text: #1c1917 } a { color: #be123c }'],
    '/logo': ['image/svg+xml', logo],
    '/icon.svg': ['image/svg+xml', logo],
  }
  await page.route('https://brand.example/**', (route) => {
    const found = brand[new URL(route.request().url()).pathname]
    if (!found) return route.abort() // as what a server keeps from other pages
    const [contentType, body] = found
    return route.fulfill({ contentType, body, headers: { 'access-control-allow-origin': '*' } })
  })
  await page.goto(`${storybook}/iframe.html?viewMode=story&id=theme-studio--studio`)
  const read = async (address: string) => {
    await page.getByLabel('From an address').fill(address)
    await page.getByRole('button', { name: 'Read', exact: true }).click()
  }
  await read('https://brand.example/brand.css')
  await expect(page.getByText(/^3 colours in that address\./)).toBeVisible()
  const theme = async () => JSON.parse(await page.getByLabel('The theme as theme_config').inputValue()).theme_config
  expect(await theme()).toMatchObject({ primary_color: '#0f766e', text_color: '#1c1917' })

  await read('https://brand.example/logo')
  await expect(page.getByText(/^2 colours in the logo\./)).toBeVisible()
  await page.getByRole('button', { name: 'Main: #1e3a8a' }).click()
  await expect(page.locator('[data-board] [data-shown=welcome] img').first()).toHaveJSProperty('naturalWidth', 240)
  expect(await theme()).toMatchObject({ primary_color: '#1e3a8a', logo_url: 'https://brand.example/logo' })

  // A page says its name and its icon, too; its style sheet is read with it.
  await read('https://brand.example/')
  await expect(page.getByText(/^3 colours in that page\./)).toBeVisible()
  expect(await theme()).toMatchObject({
    company_name: 'Wind & Wool',
    primary_color: '#0f766e',
    logo_url: 'https://brand.example/icon.svg',
    color_scheme: 'auto',
  })
  await page.getByRole('button', { name: 'Turn it down' }).click()
  expect(await theme()).toMatchObject({ primary_color: '#1e3a8a', logo_url: 'https://brand.example/logo' })

  await read('https://brand.example/kept-to-itself.css')
  await expect(page.getByText(/does not let other pages read it/)).toBeVisible()
})

test('a designer makes a theme from a logo and two colours; a backend pastes it, and the hosted page wears it', async ({
  page,
  context,
  world,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.setViewportSize({ width: 1600, height: 1000 })
  await page.goto(`${storybook}/?path=/story/theme-studio--studio`)
  const studio = page.frameLocator('#storybook-preview-iframe')

  // From a logo and two colours: one of them is the logo's, the other cannot be read on it.
  await studio
    .getByLabel(/From a logo or a picture/)
    .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(logo) })
  await expect(studio.getByText(/^2 colours in logo.svg\./)).toBeVisible()
  await studio.getByRole('button', { name: 'Main: #f97316' }).click()
  await studio.getByRole('button', { name: 'Keep it' }).click()
  await studio.getByLabel('Words on main primary_foreground', { exact: true }).fill('#fff7ed')
  await studio.getByRole('radio', { name: 'Follows the customer' }).check({ force: true })
  await studio.getByLabel('Company').fill('Solé')

  // … to a theme that passes.
  const contrast = studio.getByRole('region', { name: 'Contrast' })
  await expect(contrast.getByRole('status')).toHaveText(/of \d+ fail$/)
  await contrast
    .getByRole('button', { name: /^Use #\w+ for The main button$/ })
    .first()
    .click()
  if (await contrast.getByRole('button', { name: /^Mend all/ }).isVisible())
    await contrast.getByRole('button', { name: /^Mend all/ }).click()
  await expect(contrast.getByRole('status')).toHaveText(/^All \d+ pass$/)

  // Seen on all states, in Arabic and in the dark.
  await studio.getByRole('checkbox', { name: 'Arabic' }).check({ force: true })
  await studio.getByRole('checkbox', { name: 'English' }).uncheck({ force: true })
  await studio.getByRole('checkbox', { name: 'Dark' }).check({ force: true })
  await studio.getByRole('checkbox', { name: 'As exported' }).uncheck({ force: true })
  const board = studio.locator('[data-board="dark phone rtl"]')
  await expect(studio.locator('[data-board]')).toHaveCount(1)
  await expect(board.locator('.pb-root[dir=rtl][lang=ar]')).toHaveCount(Object.keys(moves).length)
  expect(
    await board.locator('[data-shown]').evaluateAll((all) => all.map((one) => one.getAttribute('data-shown'))),
  ).toEqual(Object.keys(moves))
  const painted = await board.locator('[data-shown=welcome] .pb-button-primary').evaluate((button) => {
    const { color, backgroundColor } = getComputedStyle(button)
    return [color, backgroundColor] as const
  })
  expect(painted[1]).toBe('rgb(249, 115, 22)')
  expect(wcag(...painted)).toBeGreaterThanOrEqual(4.5)

  // Handed over: what the button copies is what goes into the request. The address brings the same theme back.
  await studio.getByLabel('Logo', { exact: true }).fill('https://brand.example/logo.svg')
  await studio.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(studio.getByText('Copied as theme_config.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(decodeURIComponent(new URL(page.url()).hash)).toContain('"company_name":"Solé"')
  await studio.getByRole('button', { name: 'Copy a review address' }).click()
  await expect(studio.getByText(/^The address for reviewers is copied/)).toBeVisible()
  const reviewed = await context.newPage()
  await reviewed.goto(await page.evaluate(() => navigator.clipboard.readText()))
  const review = reviewed.frameLocator('#storybook-preview-iframe')
  await expect(review.getByRole('heading', { name: 'The theme of Solé' })).toBeVisible()
  await expect(review.getByText(/^Contrast: all \d+ pairs pass\.$/)).toBeVisible()
  await expect(review.getByRole('link', { name: 'Change it in the studio' })).toHaveAttribute(
    'href',
    /theme-studio--studio.*Sol%C3%A9/,
  )
  await reviewed.close()

  // Published by the project's key, from another origin; a wrong key publishes nothing.
  await studio.getByText('Publish to a project').click()
  await studio.getByLabel('Server').fill(world.url)
  await studio.getByLabel(/^API key of the project/).fill('a key of nobody at all')
  await studio.getByRole('button', { name: 'Publish' }).click()
  await expect(studio.getByText(/^Not published: /)).toBeVisible()
  await studio.getByLabel(/^API key of the project/).fill(world.apiKey)
  await studio.getByRole('button', { name: 'Publish' }).click()
  await expect(studio.getByText(/^Published as version \d+\.$/)).toBeVisible()
  const published = await world.api('GET', '/theme')
  expect(published.body.data.theme).toEqual(JSON.parse(copied).theme_config)
  await page.reload()
  await expect(studio.getByLabel('Company')).toHaveValue('Solé')

  const customer = await world.api('POST', '/customers', { customer: { name: 'Wind & Wool' } })
  const made = await world.api('POST', `/customers/${customer.body.data.id}/setup_links`, {
    setup_link: { ...JSON.parse(copied), language: 'ar' },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)

  // The hosted page wears it.
  await context.route('https://brand.example/logo.svg', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: logo }),
  )
  const hosted = await context.newPage()
  await hosted.emulateMedia({ colorScheme: 'dark' })
  await hosted.goto(made.body.data.url)
  await expect(step(hosted)).toHaveAttribute('data-step', 'welcome')
  await expect(hosted.getByRole('img', { name: 'Solé' })).toHaveJSProperty('naturalWidth', 240)
  const start = hosted.getByRole('button', { name: 'ابدأ' })
  await expect(start).toHaveCSS('background-color', painted[1])
  await expect(start).toHaveCSS('color', painted[0])
  const { dark } = JSON.parse(copied).theme_config
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(dark.card_color.slice(at, at + 2), 16))
  await expect(hosted.locator('.pb-card')).toHaveCSS('background-color', `rgb(${red}, ${green}, ${blue})`)
  expect((await new AxeBuilder({ page: hosted }).analyze()).violations).toEqual([])
})
