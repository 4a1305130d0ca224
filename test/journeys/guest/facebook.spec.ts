import type { Page } from '@playwright/test'
import { faults } from '../../../widget/languages/en-faults.ts'
import { en } from '../../support/english.ts'
import { finishPopup, openPopup } from '../popup.ts'
import { expect, step, test, toLaunch } from '../world.ts'
import { guestPage, listen } from './page.ts'

/* Facebook's script is the page's, not ours: whoever else uses it, each opens the window of its own app, and nothing is lost. */

const element = '<whatsapp-onboarding token="TOKEN" redirect="never" locale="en"></whatsapp-onboarding>'
const hostsApp = '111111111111111'
const begin = `FB.init({ appId: '${hostsApp}', version: 'v26.0', xfbml: true })`

/** The app that a window is for, which is opened by a press on the button. */
async function appOf(page: Page, button: string) {
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: button, exact: true }).click()
  const popup = await opened
  await popup.waitForURL(/client_id=/)
  const app = new URL(popup.url()).searchParams.get('client_id')
  await popup.close()
  return app
}

test('the link’s app and the host’s each open their own window, before, during and after the widget', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  site.embed(`<script>window.fbAsyncInit = () => ${begin}</script>
    <script async id="facebook-jssdk" src="SANDBOX/en_US/sdk.js"></script>
    <button onclick="FB.login(() => {}, { scope: 'email' })">Host login</button>
    <button onclick="${begin.replaceAll("'", '&#39;')}">Host begins</button>${element}`)
  await page.goto(site.url)
  await toLaunch(page, 'preselected')
  expect(await appOf(page, 'Host login')).toBe(hostsApp)
  await page.getByRole('button', { name: 'Host begins' }).click()
  const popup = await openPopup(page)
  await popup.waitForURL(/client_id=/)
  expect(new URL(popup.url()).searchParams.get('client_id')).toBe(world.sandbox.app.id)
  expect(await appOf(page, 'Host login'), 'while our window is open').toBe(hostsApp)
  await finishPopup(popup)
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
  await page.evaluate(`document.querySelector('whatsapp-onboarding').remove()`)
  expect(await appOf(page, 'Host login'), 'after the widget').toBe(hostsApp)
})

test('a script that the host has taken away is loaded again, and the next press opens the window', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  site.embed(element)
  await page.goto(site.url)
  await toLaunch(page, 'preselected')
  const button = page.getByRole('button', { name: en.launch, exact: true })
  await expect(button).toBeEnabled()
  // It comes again only after the press: on a busy machine it would be there before.
  let press = () => {}
  const pressed = new Promise<void>((resolve) => {
    press = resolve
  })
  await page.route(/\/sdk\.js/, async (route) => {
    await pressed
    await route.continue()
  })
  await page.evaluate(`delete window.FB; document.getElementById('facebook-jssdk').remove()`)
  await button.click()
  press()
  await expect(button).toBeEnabled()
  await finishPopup(await openPopup(page))
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
})

test('a script of the host’s that was blocked is not waited for; trying again asks again', async ({ page, world }) => {
  await using site = await guestPage(world)
  site.embed(
    `<script>const js = document.createElement('script'); js.id = 'facebook-jssdk'; js.src = 'SANDBOX/en_US/sdk.js'; document.head.append(js)</script>${element}`,
  )
  let allowed = false
  await page.route('**/sdk.js', (route) => (allowed ? route.continue() : route.abort()))
  await page.goto(site.url)
  await page.getByRole('button', { name: en.launch }).click()
  const [blocked] = faults.sdk_blocked.split('\n')
  await expect(page.getByRole('heading', { name: blocked as string })).toBeVisible({ timeout: 6_000 })
  allowed = true
  await page.getByRole('button', { name: en.retry }).click()
  await expect(page.getByRole('button', { name: en.launch, exact: true })).toBeEnabled()
  await finishPopup(await openPopup(page))
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
})

test('a script that a consent tool holds back is not waited for', async ({ page, world }) => {
  await using site = await guestPage(world)
  site.embed(
    `<script type="text/plain" data-cookieconsent="marketing" id="facebook-jssdk" src="SANDBOX/en_US/sdk.js"></script>${element}`,
  )
  await page.goto(site.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
})

test('a window opens where window.open is frozen, and its messages end the step', async ({ page, world }) => {
  await using site = await guestPage(world)
  site.embed(
    `<script>Object.defineProperty(window, 'open', { value: window.open.bind(window), writable: false, configurable: false })</script>${element}`,
  )
  await page.goto(site.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
})

test('a dialog that is closed while Facebook’s window is open asks first, and loses nothing either way', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  await site.react(`function App() {
      const [open, setOpen] = useState(true)
      return <main><button onClick={() => setOpen(true)}>Connect</button>
        <WhatsAppOnboardingDialog PROPS open={open} onOpenChange={setOpen} onSuccess={() => { document.title = 'Host was told' }} /></main>
    }
    createRoot(document.getElementById('app')).render(<App />)`)
  await page.goto(site.url)
  await toLaunch(page, 'preselected')
  const popup = await openPopup(page)
  await expect(step(page)).toHaveAttribute('data-step', 'popup')
  await page.bringToFront()
  await page.keyboard.press('Escape')
  const asked = page.getByRole('alertdialog', { name: en.close_ask })
  await expect(asked).toBeVisible()
  await page.keyboard.press('Enter') // the focus is on the way back
  await expect(asked).toBeHidden()
  await expect(page.getByRole('heading', { name: en.popup })).toBeVisible()
  await page.keyboard.press('Escape')
  await asked.getByRole('button', { name: en.close_leave }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await finishPopup(popup)
  await expect(page, 'before anybody opens the dialog again').toHaveTitle('Host was told')
  await page.getByRole('button', { name: 'Connect' }).click()
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
})

test('a frame in which no window opens offers the link, and the text where the clipboard refuses', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  site.embed(element)
  site.files['/frame'] = site.files['/'] as string
  site.files['/'] =
    '<!doctype html><title>Host</title><iframe src="/frame" width="600" height="900" sandbox="allow-scripts allow-same-origin" allow="clipboard-write \'none\'"></iframe>'
  await page.goto(site.url)
  const frame = page.frameLocator('iframe')
  const launch = frame.getByRole('button', { name: en.launch, exact: true })
  await launch.click()
  await expect(frame.locator('[data-step=welcome]')).toHaveCount(0)
  // Pressed before Facebook's script was there, it led to the step that waits for the script.
  if (await frame.locator('[data-step=launch]').isVisible()) await launch.click()
  const [blocked] = faults.popup_blocked.split('\n')
  await expect(frame.getByRole('heading', { name: blocked as string })).toBeVisible()
  await frame.getByRole('button', { name: en.copy }).click()
  const text = frame.getByRole('textbox', { name: en.copy })
  await expect(text).toHaveValue(`${world.url}/s/${site.link.token}`)
  await expect(text).toBeFocused()
})

test('a router that tidies the address before the widget looks does not lose the way back from Facebook', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world, { allowed_connection_types: ['dedicated'] })
  await site.react(`history.replaceState(null, '', location.pathname)
    createRoot(document.getElementById('app')).render(<WhatsAppOnboarding PROPS />)`)
  const heard = listen(page)
  await page.addInitScript(`Object.defineProperty(navigator, 'userAgent', { get: () => 'iPhone' })`)
  await page.goto(site.url)
  await toLaunch(page, 'preselected')
  await page.getByRole('button', { name: en.here }).click()
  await page.waitForURL(/dialog\/oauth/)
  await finishPopup(page)
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible({ timeout: 20_000 })
  expect(heard.errors).toEqual([])
})
