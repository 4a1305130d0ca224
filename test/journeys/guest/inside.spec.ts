import { faults } from '../../../widget/languages/en-faults.ts'
import { en } from '../../support/english.ts'
import { finishPopup, openPopup } from '../popup.ts'
import { expect, step, test, toLaunch } from '../world.ts'
import { guestPage, listen, seen, titleOf } from './page.ts'

/* Whatever happens inside the widget, the host's page stays and the customer has a way on. */

const app = (inside: string) => `createRoot(document.getElementById('app')).render(
  <main><h1>Host app settings</h1>${inside}</main>)`

test('a page that is translated in the browser goes on while the widget waits for Facebook’s script', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  await site.react(`${app('<WhatsAppOnboarding PROPS />')}
    const translate = (node) => {
      for (const child of [...node.childNodes])
        if (child.nodeType === 3 && child.data.trim() && child.parentNode.nodeName !== 'FONT') {
          const outer = document.createElement('font')
          const inner = outer.appendChild(document.createElement('font'))
          child.replaceWith(outer)
          inner.append('«' + child.data + '»')
        } else if (child.nodeType === 1) translate(child)
    }
    let timer
    new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(() => translate(document.body), 30)
    }).observe(document.body, { childList: true, subtree: true, characterData: true })`)
  const heard = listen(page)
  await page.route('**/sdk.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3_500))
    await route.continue()
  })
  await page.goto(site.url)
  await page.getByRole('button', { name: en.launch }).click()
  await expect(page.getByRole('button', { name: `«${en.launch}»` })).toBeEnabled({ timeout: 10_000 })
  await expect(page.getByRole('heading', { name: 'Host app settings' })).toBeVisible()
  expect(heard.errors).toEqual([])
})

test('a host whose callbacks throw keeps the widget: each error is reported, and the number is connected', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  await site.react(`const fail = (name) => () => { throw new TypeError(name + ' is not defined') }
    ${app('<WhatsAppOnboarding PROPS onEvent={fail("analytics")} onSuccess={fail("confetti")} onFailure={fail("sentry")} onExit={fail("metrics")} />')}`)
  const heard = listen(page)
  await page.goto(site.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
  expect(new Set(heard.errors)).toEqual(new Set(['analytics is not defined', 'confetti is not defined']))
})

test('a dialog whose file does not come says so over the page, and asks for it again', async ({ page, world }) => {
  await using site = await guestPage(world)
  await site.react(`function App() {
      const [open, setOpen] = useState(false)
      return <main><h1>Host app settings</h1><button onClick={() => setOpen(true)}>Connect</button>
        <WhatsAppOnboardingDialog PROPS open={open} onOpenChange={setOpen} onFailure={(failure) => seen.push(failure.code)} /></main>
    }
    createRoot(document.getElementById('app')).render(<App />)`)
  await page.route(/dialog-body[^/]*\.js/, (route) => route.abort())
  await page.goto(site.url)
  await page.getByRole('button', { name: 'Connect' }).click()
  const title = titleOf(en.server_unreachable)
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Host app settings' })).toBeVisible()
  expect(await seen(page)).toEqual(['server_unreachable'])
  await page.getByRole('button', { name: en.close }).click()
  await expect(page.getByRole('heading', { name: title })).toBeHidden()
  await page.getByRole('button', { name: 'Connect' }).click()
  await expect.poll(() => seen(page)).toEqual(['server_unreachable', 'server_unreachable'])
  await page.unroute(/dialog-body[^/]*\.js/)
  // As a customer does: who is told once more that nothing came presses once more.
  await expect(async () => {
    const retry = page.getByRole('button', { name: en.retry })
    if (await retry.isVisible()) await retry.click()
    await expect(page.getByRole('dialog').getByRole('button', { name: en.launch })).toBeVisible({ timeout: 5_000 })
  }).toPass()
})

test('a host without a token yet shows the outline and asks nobody; the token comes as a whole address', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  await site.react(`function App() {
      const [token, setToken] = useState()
      useEffect(() => void setTimeout(() => setToken('SERVER/s/TOKEN?utm=mail'), 1500), [])
      return <main><h1>Host app settings</h1><WhatsAppOnboarding serverUrl="SERVER" token={token} redirect="never"
        onFailure={(failure) => seen.push(failure)} onExit={(exit) => seen.push(exit)} /></main>
    }
    createRoot(document.getElementById('app')).render(<App />)`)
  const asked: string[] = []
  page.on('request', (request) => request.url().startsWith(`${world.url}/connect`) && asked.push(request.url()))
  await page.goto(site.url)
  await expect(step(page)).toHaveAttribute('data-step', 'loading')
  await page.waitForTimeout(800)
  expect(asked).toEqual([])
  await expect(page.getByRole('button', { name: en.launch })).toBeVisible()
  expect(await seen(page)).toEqual([])
})

test('a host may bring the token by a function, which is asked once, and again where it failed', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  await site.react(`let asked = 0
    const getToken = async () => {
      seen.push('asked')
      if (asked++ < 2) throw new Error('the backend is away')
      return 'TOKEN'
    }
    ${app('<StrictMode><WhatsAppOnboarding serverUrl="SERVER" getToken={getToken} redirect="never" locale="en" /></StrictMode>')}`)
  const heard = listen(page)
  await page.goto(site.url)
  await page.getByRole('button', { name: en.retry }).click()
  await toLaunch(page, 'preselected')
  await page.getByRole('button', { name: en.handoff_offer }).click()
  await expect(page.getByRole('link', { name: en.handoff_email })).toHaveAttribute('href', /%2Fs%2F/)
  expect(await seen(page)).toEqual(['asked', 'asked', 'asked'])
  expect(heard.errors).toEqual(['the backend is away', 'the backend is away'])
})

test('a host that forgot the server’s address keeps its page, and reads what is missing', async ({ page, world }) => {
  await using site = await guestPage(world)
  await site.react(app('<WhatsAppOnboarding token="TOKEN" />'))
  const heard = listen(page)
  await page.goto(site.url)
  await expect(page.getByRole('heading', { name: 'Host app settings' })).toBeVisible()
  await expect(step(page)).toHaveAttribute('data-step', 'loading')
  await expect.poll(() => heard.console.join()).toMatch(/\[patchbay\] the prop `serverUrl` is missing/)
  expect(heard.errors).toEqual([])
})

test('a number that was connected stays connected over remounts and reloads, and is told of once', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  await site.react(`function App() {
      const [tab, setTab] = useState('whatsapp')
      return <main><button onClick={() => setTab(tab === 'mail' ? 'whatsapp' : 'mail')}>Other tab</button>
        {tab === 'whatsapp' ? <WhatsAppOnboarding PROPS onSuccess={() => seen.push('success')} onFailure={({ code }) => seen.push(code)} /> : <p>Mail</p>}</main>
    }
    createRoot(document.getElementById('app')).render(<StrictMode><App /></StrictMode>)`)
  await page.goto(site.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
  for (const name of ['Other tab', 'Other tab']) await page.getByRole('button', { name }).click()
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
  expect(await seen(page)).toEqual(['success'])
  await page.reload()
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
  expect(await seen(page)).toEqual([])
})

test('what a host gives that cannot be drawn is left out: the customer reads on, and can try again', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  await site.react(
    `const broken = { get welcome() { throw new TypeError('no words today') } }
    ${app('<WhatsAppOnboarding PROPS messages={broken} onFailure={({ code }) => seen.push(code)} />')}`,
  )
  await page.goto(site.url)
  const title = titleOf(faults.internal)
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByRole('button', { name: en.retry })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Host app settings' })).toBeVisible()
  expect(await seen(page)).toEqual(['internal'])
})

test('an extension that wraps our elements does not take the host’s away', async ({ page, world }) => {
  await using site = await guestPage(world)
  await site.react(app('<WhatsAppOnboarding PROPS />'))
  await page.goto(site.url)
  await expect(page.getByRole('button', { name: en.launch })).toBeVisible()
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('.pb-root .pb-actions > *, .pb-root .pb-content > *')) {
      const wrapper = document.createElement('div')
      element.replaceWith(wrapper) // as an extension does that marks what it finds
      wrapper.append(element)
    }
  })
  await page.getByRole('button', { name: en.launch }).click()
  await expect(page.locator('.pb-root')).toHaveAttribute('data-step', /launch|popup/)
  await expect(page.getByRole('heading', { name: 'Host app settings' })).toBeVisible()
})

test('a developer reads which origin, address or token is wrong', async ({ page, world }) => {
  await using site = await guestPage(world, { allowed_origins: ['https://elsewhere.example'] })
  const heard = listen(page)
  const shown = async (props: string) => {
    await site.react(app(`<WhatsAppOnboarding ${props} />`))
    await page.goto(site.url)
  }
  await shown('PROPS')
  await expect.poll(() => heard.console.join()).toContain(`[patchbay] ${site.url} is not among the \`allowed_origins\``)
  await shown('serverUrl={location.origin} token="a.b"')
  await expect.poll(() => heard.console.join()).toMatch(/\[patchbay\] http:\S+\/connect\/v1\/session answered with 404/)
  await shown(`serverUrl="SERVER" token="${site.link.id}"`)
  await expect.poll(() => heard.console.join()).toMatch(/\[patchbay\] the prop `token` is .* id of a setup link/)
  site.files['/styles.css'] = ''
  await shown('PROPS')
  await expect.poll(() => heard.console.join()).toMatch(/\[patchbay\] the widget's stylesheet is missing/)
})
