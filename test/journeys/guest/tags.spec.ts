import type { Page } from '@playwright/test'
import { en } from '../../support/english.ts'
import { expect, test } from '../world.ts'
import { guestPage, listen } from './page.ts'
import { vendor } from './vendor.ts'

/* Two vendors' scripts in one page: each keeps its own server and its own element, or the console says so. */

/** Which tokens each origin was asked about. */
function askedBy(page: Page) {
  const asked = new Set<string>()
  page.on('request', (request) => {
    const token = request.headers().authorization?.replace('Bearer ', '')
    if (token) asked.add(`${new URL(request.url()).origin} ${token}`)
  })
  return () => [...asked].sort()
}
const started = (page: Page, tag: string) => page.locator(tag).getByRole('button', { name: en.launch })
const script = (address: string, tag = '') => `<script type="module" src="${address}" ${tag} crossorigin></script>`

test('each vendor has the tag that its script asks for, and its own server', async ({ page, world }) => {
  await using site = await guestPage(world)
  await using other = await vendor(world.url)
  const second = await world.link({ allowed_origins: [site.url], allowed_connection_types: ['dedicated'] })
  site.files['/'] = `<!doctype html>${script(`${world.url}/embed.js`, 'data-tag="acme-whatsapp"')}
    ${script(`${other.url}/embed.js?tag=zoo-whatsapp`)}
    <acme-whatsapp token="${site.link.token}" theme='{"primary_color":"#7c3aed"}'></acme-whatsapp>
    <zoo-whatsapp token="${second.token}"></zoo-whatsapp>
    <whatsapp-onboarding token="nobody.asked"></whatsapp-onboarding>`
  const [heard, asked] = [listen(page), askedBy(page)]
  await page.goto(site.url)
  await expect(started(page, 'acme-whatsapp')).toHaveCSS('background-color', 'rgb(124, 58, 237)')
  await expect(started(page, 'zoo-whatsapp')).toHaveCSS('background-color', 'rgb(34, 197, 94)')
  expect(asked()).toEqual([`${world.url} ${site.link.token}`, `${other.url} ${second.token}`].sort())
  expect(await page.evaluate(`customElements.get('whatsapp-onboarding') === undefined`)).toBe(true)
  expect(heard.console.filter((text) => text.includes('[patchbay]'))).toEqual([])
  expect(heard.errors).toEqual([])
})

test('a page that wants two tags of one server gets both', async ({ page, world }) => {
  await using site = await guestPage(world)
  site.files['/'] = `<!doctype html>${script(`${world.url}/embed.js`, 'data-tag="one-whatsapp"')}
    ${script(`${world.url}/embed.js`, 'data-tag="two-whatsapp"')}
    <one-whatsapp token="${site.link.token}"></one-whatsapp><two-whatsapp token="${site.link.token}"></two-whatsapp>`
  await page.goto(site.url)
  await expect(started(page, 'one-whatsapp')).toBeVisible()
  await expect(started(page, 'two-whatsapp')).toBeVisible()
})

test('on one tag the first vendor serves all and the console says what helps; a server per element is heard', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  await using other = await vendor(world.url)
  const second = await world.link({ allowed_origins: [site.url], allowed_connection_types: ['dedicated'] })
  site.files['/'] = `<!doctype html>${script(`${world.url}/embed.js`)}${script(`${other.url}/embed.js`)}
    <whatsapp-onboarding id="first" token="${site.link.token}"></whatsapp-onboarding>
    <whatsapp-onboarding id="second" token="${second.token}" server-url="${other.url}"></whatsapp-onboarding>`
  const [heard, asked] = [listen(page), askedBy(page)]
  await page.goto(site.url)
  await expect(started(page, '#first')).toBeVisible()
  await expect(started(page, '#second')).toBeVisible()
  expect(asked()).toEqual([`${world.url} ${site.link.token}`, `${other.url} ${second.token}`].sort())
  const said = heard.console.filter((text) => text.includes('[patchbay]'))
  expect(said).toEqual([
    expect.stringContaining(`<whatsapp-onboarding> comes from ${world.url} and from ${other.url}.`),
  ])
  expect(said[0]).toContain(`${other.url}/embed.js?tag=acme-whatsapp-onboarding`)
})

test('one server’s script twice in a page says nothing, and a tag that cannot be one is named', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  site.files['/'] = `<!doctype html>${script(`${world.url}/embed.js`)}${script(`${world.url}/embed.js?again`)}
    ${script(`${world.url}/embed.js?tag=Widget`)}<whatsapp-onboarding token="${site.link.token}"></whatsapp-onboarding>`
  const heard = listen(page)
  await page.goto(site.url)
  await expect(started(page, 'whatsapp-onboarding')).toBeVisible()
  expect(heard.console.filter((text) => text.includes('[patchbay]'))).toEqual([
    expect.stringContaining('"Widget" cannot be the tag of an element'),
  ])
  expect(heard.errors).toEqual([])
})
