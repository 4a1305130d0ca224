import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { en } from '../../support/english.ts'
import { bundle } from '../host.ts'
import { expect, test } from '../world.ts'
import { guestPage, listen } from './page.ts'

/* Frameworks set properties and attributes in an order of their own, before and after the element is defined. */

const { resolve } = createRequire(import.meta.url)
type Site = Awaited<ReturnType<typeof guestPage>>

/** An app that shows the element with a token and an object, and changes the object when its button is pressed. */
const apps: Record<string, (site: Site) => Promise<void>> = {
  async 'React 19'(site) {
    Object.assign(
      site.files,
      await bundle(`import { useState } from 'react'
import { createRoot } from 'react-dom/client'
function App() {
  const [name, setName] = useState('First')
  const [said, setSaid] = useState('')
  return <main><button onClick={() => setName('Second')}>Rename</button><output>{said}</output>
    <whatsapp-onboarding theme={{ companyName: name }} redirect="never" locale="en" token="${site.link.token}" onevent={({ detail }) => setSaid(detail.type)} /></main>
}
createRoot(document.getElementById('app')).render(<App />)`),
    )
  },
  async Vue(site) {
    site.files['/vue.js'] = readFileSync(resolve('vue/dist/vue.esm-browser.prod.js'), 'utf8')
    site.files['/app.js'] = `import { createApp } from '/vue.js'
const app = createApp({
  data: () => ({ theme: { companyName: 'First' }, said: '' }),
  template: '<button @click="theme = { companyName: \\'Second\\' }">Rename</button><output>{{ said }}</output><whatsapp-onboarding :theme="theme" redirect="never" locale="en" token="${site.link.token}" @event="said = $event.detail.type"/>',
})
app.config.compilerOptions.isCustomElement = (tag) => tag.includes('-')
app.mount('#app')`
  },
  async Angular(site) {
    Object.assign(
      site.files,
      await bundle(`import '@angular/compiler'
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'
class App {
  token = ${JSON.stringify(site.link.token)}
  theme = signal({ companyName: 'First' })
  said = signal('')
  rename() { this.theme.set({ companyName: 'Second' }) }
}
Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: '<button (click)="rename()">Rename</button><output>{{ said() }}</output><whatsapp-onboarding [theme]="theme()" [redirect]="\\'never\\'" locale="en" [token]="token" (event)="said.set($event.detail.type)"></whatsapp-onboarding>',
})(App)
bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] })`),
    )
  },
}
/** These know only at the moment of setting whether the element has a property, and write an object as text where it has none. */
const writesText = ['React 19', 'Vue']

for (const [name, app] of Object.entries(apps)) {
  const shown = (site: Site, script: string) => {
    const root = name === 'Angular' ? '<app-root></app-root>' : '<div id="app"></div>'
    site.files['/'] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${script}${root}
      <script type="module" src="/app.js"></script>`
  }
  const title = (company: string) => ({ name: `Connect WhatsApp to ${company}` })

  test(`${name}: properties that are set once the element is defined are heard, and changes too`, async ({
    page,
    world,
  }) => {
    await using site = await guestPage(world)
    await app(site)
    shown(site, `<script type="module" src="${world.url}/embed.js" crossorigin></script>`)
    const heard = listen(page)
    await page.goto(site.url)
    await expect(page.getByRole('heading', title('First'))).toBeVisible()
    await expect(page.locator('output')).toHaveText('opened')
    await page.getByRole('button', { name: 'Rename' }).click()
    await expect(page.getByRole('heading', title('Second'))).toBeVisible()
    expect(heard.errors).toEqual([])
    expect(heard.console.filter((text) => text.includes('[patchbay]'))).toEqual([])
  })

  test(`${name}: properties that are set before the element is defined are heard, or the console says what was lost`, async ({
    page,
    world,
  }) => {
    await using site = await guestPage(world)
    await app(site)
    shown(site, '')
    const heard = listen(page)
    await page.goto(site.url)
    await expect(page.locator('whatsapp-onboarding')).toBeAttached()
    await page.evaluate(`import('${world.url}/embed.js')`)
    await expect(page.getByRole('button', { name: en.launch })).toBeVisible()
    await expect(page.locator('output')).toHaveText('opened')
    if (writesText.includes(name))
      expect(heard.console.filter((text) => text.includes('[patchbay]'))).toEqual([
        expect.stringContaining('theme must be JSON, but it was set before /embed.js had loaded'),
      ])
    else await expect(page.getByRole('heading', title('First'))).toBeVisible()
    await page.getByRole('button', { name: 'Rename' }).click()
    await expect(page.getByRole('heading', title('Second'))).toBeVisible()
    expect(heard.errors).toEqual([])
  })
}
