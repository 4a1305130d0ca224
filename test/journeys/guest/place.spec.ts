import { en } from '../../support/english.ts'
import { finishPopup, openPopup } from '../popup.ts'
import { expect, step, test, toLaunch } from '../world.ts'
import { guestPage, listen } from './page.ts'

/* The dialog finds its place in the host's page, and what a host's tools add to requests and globals does no harm. */

const connect = `const Connect = () => {
  const [open, setOpen] = useState(false)
  return <>
    <button onClick={() => setOpen(true)}>Connect</button>
    <WhatsAppOnboardingDialog PROPS open={open} onOpenChange={setOpen} />
  </>
}
`
const root = `createRoot(document.getElementById('app'))`
const hosts: Record<string, string> = {
  'a <dialog> that is open as a modal': `${root}.render(<dialog ref={(dialog) => { dialog?.open || dialog?.showModal() }}><Connect /></dialog>)`,
  'a modal that keeps the focus': `function Trapped() {
      const modal = useRef()
      useEffect(() => {
        const keep = ({ target }) => target === document || modal.current.contains(target) || modal.current.focus()
        document.addEventListener('focusin', keep)
        return () => document.removeEventListener('focusin', keep)
      }, [])
      return <div ref={modal} tabIndex={-1} role="dialog" aria-label="Channels"><Connect /></div>
    }
    ${root}.render(<Trapped />)`,
  'a shadow root with the stylesheet in it': `const shadow = document.getElementById('app').attachShadow({ mode: 'open' })
    shadow.innerHTML = '<link rel="stylesheet" href="/styles.css"><div></div>'
    createRoot(shadow.lastChild).render(<Connect />)`,
  'a place that the host names': `const place = document.body.appendChild(document.createElement('aside'))
    ${root}.render(<WhatsAppOnboardingDialog PROPS container={place} open onOpenChange={() => {}} />)`,
}

for (const [name, source] of Object.entries(hosts))
  test(`the dialog can be seen and used in ${name}`, async ({ page, world }) => {
    await using site = await guestPage(world)
    await site.react(connect + source)
    const heard = listen(page)
    await page.goto(site.url)
    const opener = page.getByRole('button', { name: 'Connect', exact: true })
    if (!name.includes('names')) await opener.click()
    const start = page.getByRole('button', { name: en.launch })
    await expect(start).toBeVisible()
    await expect(start).toHaveCSS('min-height', '48px')
    for (let tab = 0; tab < 4 && !(await start.evaluate((button) => button.matches(':focus'))); tab++)
      await page.keyboard.press('Tab')
    await expect(start).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(step(page)).toHaveAttribute('data-step', /launch|popup/)
    expect(heard.errors).toEqual([])
  })

test('a page whose tools add headers to every request connects a number', async ({ page, world }) => {
  await using site = await guestPage(world)
  site.embed(`<script>
    const real = window.fetch
    window.fetch = (url, options = {}) => real(url, { ...options,
      headers: { ...options.headers, 'sentry-trace': '0-0-0', baggage: 'a=b', traceparent: '00-0-0-00', 'x-request-id': '1' } })
    </script><whatsapp-onboarding token="TOKEN" redirect="never"></whatsapp-onboarding>`)
  await page.goto(site.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
})

test('a colour of any kind is used as the page means it, and one that is none is left out and named', async ({
  page,
  world,
}) => {
  await using site = await guestPage(world)
  await site.react(`createRoot(document.getElementById('app')).render(<WhatsAppOnboarding PROPS
    theme={{ primary_color: 'rgb(0 100 255)', backgroundColor: 'var(--card)', text_color: 'rebeccapurple' }} />)`)
  const heard = listen(page)
  await page.goto(site.url)
  await expect(page.getByRole('button', { name: en.launch })).toHaveCSS('background-color', 'rgb(0, 100, 255)')
  await expect(page.getByRole('heading', { name: /^Connect WhatsApp/ })).toHaveCSS('color', 'rgb(102, 51, 153)')
  const card = page.locator('.pb-card')
  await expect(card).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  const named = heard.console.filter((text) => text.includes('[patchbay] the theme'))
  expect(named).toEqual([expect.stringContaining('`backgroundColor` is "var(--card)"')])
  await page.evaluate(`document.documentElement.style.setProperty('--card', 'oklch(0.97 0.02 250)')`)
  await expect(card).toHaveCSS('background-color', 'rgb(235, 247, 255)')
})

for (const door of ['React', 'embed.js'] as const)
  test(`${door}: the widget is dark as the customer’s own setting makes the page, and turns with it`, async ({
    page,
    world,
  }) => {
    await using site = await guestPage(world)
    const look = '<style>:root { color-scheme: light dark }</style>'
    if (door === 'React')
      await site.react(
        `createRoot(document.getElementById('app')).render(<WhatsAppOnboarding PROPS appearance="host" />)`,
        `${look}<div id="app"></div>`,
      )
    else site.embed(`${look}<whatsapp-onboarding token="TOKEN" appearance="host"></whatsapp-onboarding>`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(site.url)
    const card = page.locator('.pb-card')
    await expect(card).toHaveCSS('background-color', 'rgb(17, 24, 39)')
    await page.emulateMedia({ colorScheme: 'light' })
    await expect(card).toHaveCSS('background-color', 'rgb(255, 255, 255)')
    await page.evaluate(`document.documentElement.dataset.theme = 'dark'`)
    await expect(card).toHaveCSS('background-color', 'rgb(17, 24, 39)')
  })

test('an element that gets its token by a function, before it is defined, opens its link', async ({ page, world }) => {
  await using site = await guestPage(world)
  site.embed(`<whatsapp-onboarding redirect="never"></whatsapp-onboarding>
    <script>document.querySelector('whatsapp-onboarding').getToken = async () => 'TOKEN'</script>`)
  await page.goto(site.url)
  await expect(page.getByRole('button', { name: en.launch })).toBeVisible()
})
