import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compile } from 'svelte/compiler'
import { en } from '../support/english.ts'
import { bundle, host, embedPage as page } from './host.ts'
import { finishPopup, openPopup } from './popup.ts'
import { expect, step, test, toLaunch, type World } from './world.ts'

const { resolve } = createRequire(import.meta.url)

/** Nothing inline, no style but the host's own, and only one maker of script addresses. */
const strict = (world: World) =>
  [
    "default-src 'none'",
    `script-src 'self' ${world.url} ${world.sandbox.url}`,
    `connect-src ${world.url} ${world.sandbox.url}`,
    `style-src 'self'`,
    `frame-src ${world.sandbox.url}`,
    "require-trusted-types-for 'script'",
    'trusted-types patchbay',
  ].join(';')

const heard = `
const seen = window.seen = []
for (const element of document.querySelectorAll('whatsapp-onboarding'))
  for (const name of ['event', 'success', 'failure', 'exit'])
    element.addEventListener(name, ({ detail }) => seen.push([name, detail.type ?? detail.status ?? detail.reason ?? detail.code]))`

const seen = (on: { evaluate(script: string): Promise<unknown> }) => on.evaluate('window.seen') as Promise<string[][]>

test('a page without React, under a strict policy with Trusted Types, connects a number', async ({
  page: browser,
  world,
}) => {
  await using site = await host({}, strict(world))
  const link = await world.link({ allowed_origins: [site.url], allowed_connection_types: ['dedicated'] })
  site.files['/'] = page(
    world,
    `<whatsapp-onboarding token="${link.token}" redirect="never" theme='{"primaryColor":"#1d4ed8"}'></whatsapp-onboarding>
     <script type="module" src="/host.js"></script>`,
  )
  site.files['/host.js'] = heard
  const complaints: string[] = []
  browser.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await browser.goto(site.url)
  await toLaunch(browser, 'preselected')
  await finishPopup(await openPopup(browser))
  await expect(step(browser)).toHaveAttribute('data-step', 'done')
  await expect(browser.getByRole('heading', { name: en.done })).toBeVisible()
  const told = await seen(browser)
  expect(told.filter(([name]) => name === 'success')).toEqual([['success', 'completed']])
  expect(told.filter(([name]) => name === 'event').map(([, type]) => type)).toEqual(
    expect.arrayContaining(['opened', 'popup_opened', 'finishing', 'completed']),
  )
  expect(complaints.filter((text) => /policy|trusted/i.test(text))).toEqual([])
  const number = await world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
  expect(number.customer_id).toBe(link.customerId)
  await browser.evaluate(`document.querySelector('whatsapp-onboarding').remove()`)
  await expect.poll(async () => (await seen(browser)).at(-1)).toEqual(['exit', 'completed'])
})

test('the page of the README connects a number as it stands there', async ({ page: browser, world }) => {
  await using site = await host({})
  const link = await world.link({ allowed_origins: [site.url], allowed_connection_types: ['dedicated'] })
  const readme = readFileSync(new URL('../../examples/embed.html', import.meta.url), 'utf8')
  site.files['/'] = readme
    .replace('https://app.example.com/patchbay', world.url)
    .replace('from your backend: the `token` of the setup link', link.token)
  const said: string[] = []
  browser.on('console', (message) => said.push(message.text()))
  await browser.goto(site.url)
  await expect(browser.getByText('Acme').first()).toBeVisible()
  await toLaunch(browser, 'preselected')
  await finishPopup(await openPopup(browser))
  await expect(browser.getByRole('heading', { name: en.done })).toBeVisible()
  const number = await world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
  expect(said).toContain(`connected ${number.phone_number_id}`)
})

test('two on one page keep to themselves; parts, properties and moves reach them', async ({ page: browser, world }) => {
  await using site = await host({})
  const [one, two] = [
    await world.link({ allowed_origins: [site.url] }),
    await world.link({ allowed_origins: [site.url] }),
  ]
  site.files['/'] = page(
    world,
    `<style>whatsapp-onboarding::part(primary-button) { text-transform: uppercase } button { display: none }</style>
     <whatsapp-onboarding id="one" token="${one.token}"></whatsapp-onboarding>
     <whatsapp-onboarding id="two"></whatsapp-onboarding><section></section>
     <script>two.theme = { company_name: 'Second' }; two.token = ${JSON.stringify(two.token)}</script>`,
  )
  await browser.goto(site.url)
  const [first, second] = [browser.locator('#one'), browser.locator('#two')]
  await expect(second.getByRole('heading', { name: 'Connect WhatsApp to Second' })).toBeVisible()
  const start = first.getByRole('button', { name: en.welcome_start })
  await expect(start).toHaveCSS('text-transform', 'uppercase')
  await start.click()
  await expect(first.getByRole('heading', { name: en.type, exact: true })).toBeFocused()
  await expect(second.locator('.pb-root[data-step]')).toHaveAttribute('data-step', 'welcome')
  await browser.evaluate(`document.querySelector('section').append(one)`)
  await expect(first.getByRole('heading', { name: en.type, exact: true })).toBeVisible()
  await browser.evaluate(`one.setAttribute('locale', 'es')`)
  await expect(first.locator('.pb-root')).toHaveAttribute('lang', 'es')
  await expect(second.locator('.pb-root')).toHaveAttribute('lang', 'en')
})

test('in Vue, with props and listeners as Vue writes them', async ({ page: browser, world }) => {
  await using site = await host({})
  const link = await world.link({ allowed_origins: [site.url] })
  site.files['/vue.js'] = readFileSync(resolve('vue/dist/vue.esm-browser.prod.js'), 'utf8')
  site.files['/app.js'] = `
import { createApp } from '/vue.js'
const app = createApp({
  data: () => ({ token: ${JSON.stringify(link.token)}, theme: { companyName: 'Vue & Co' }, said: '' }),
  template: '<whatsapp-onboarding :token="token" :theme="theme" redirect="never" @event="said = $event.detail.type"/><output>{{ said }}</output>',
})
app.config.compilerOptions.isCustomElement = (tag) => tag === 'whatsapp-onboarding'
app.mount('#app')`
  site.files['/'] = page(world, '<div id="app"></div><script type="module" src="/app.js"></script>')
  await browser.goto(site.url)
  await expect(browser.getByRole('heading', { name: 'Connect WhatsApp to Vue & Co' })).toBeVisible()
  await expect(browser.locator('output')).toHaveText('opened')
  await toLaunch(browser)
  await expect(browser.locator('output')).toHaveText('type_chosen')
})

test('in Svelte, with props and listeners as Svelte writes them', async ({ page: browser, world }) => {
  await using site = await host({})
  const link = await world.link({ allowed_origins: [site.url] })
  const component = `<script>
  let said = $state('')
  const theme = { companyName: 'Svelte & Co' }
</script>
<whatsapp-onboarding token=${JSON.stringify(link.token)} {theme} redirect="never" onevent={({ detail }) => (said = detail.type)}></whatsapp-onboarding>
<output>{said}</output>`
  const entry = resolve('svelte').replace('index-server', 'index-client')
  Object.assign(
    site.files,
    await bundle(
      `import { mount } from ${JSON.stringify(entry)}; import App from 'App.svelte'; mount(App, { target: document.getElementById('app') })`,
      {
        resolve: { conditionNames: ['browser', 'import'] },
        plugins: [
          {
            name: 'svelte',
            resolveId: (id) => (id === 'App.svelte' ? id : undefined),
            load: (id) =>
              id === 'App.svelte'
                ? compile(component, { generate: 'client', filename: 'App.svelte' }).js.code
                : undefined,
          },
        ],
      },
    ),
  )
  site.files['/'] = page(world, '<div id="app"></div><script type="module" src="/app.js"></script>')
  await browser.goto(site.url)
  await expect(browser.getByRole('heading', { name: 'Connect WhatsApp to Svelte & Co' })).toBeVisible()
  await expect(browser.locator('output')).toHaveText('opened')
  await toLaunch(browser)
  await expect(browser.locator('output')).toHaveText('type_chosen')
})

test('in Angular, with properties and listeners as Angular writes them', async ({ page: browser, world }) => {
  await using site = await host({})
  const link = await world.link({ allowed_origins: [site.url] })
  Object.assign(
    site.files,
    await bundle(`
import '@angular/compiler'
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'
class App {
  token = ${JSON.stringify(link.token)}
  theme = { companyName: 'Angular & Co' }
  said = signal('')
}
Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: '<whatsapp-onboarding [token]="token" [theme]="theme" redirect="never" (event)="said.set($event.detail.type)"></whatsapp-onboarding><output>{{ said() }}</output>',
})(App)
bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] })`),
  )
  site.files['/'] = page(world, '<app-root></app-root><script type="module" src="/app.js"></script>')
  await browser.goto(site.url)
  await expect(browser.locator('[ng-version]')).toHaveAttribute('ng-version', /^\d+\./)
  await expect(browser.getByRole('heading', { name: 'Connect WhatsApp to Angular & Co' })).toBeVisible()
  await expect(browser.locator('output')).toHaveText('opened')
  await toLaunch(browser)
  await expect(browser.locator('output')).toHaveText('type_chosen')
})
