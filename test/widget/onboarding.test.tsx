import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { attempt, completed, session } from '../../stories/fixtures.ts'
import { type OnboardingEvent, WhatsAppOnboarding } from '../../widget/index.ts'
import '../../widget/styles.css'
import { until } from '../support/until.ts'

/** What is loaded when it is needed may take its time on a busy machine. */

/** The server, played at `fetch`: what it answers by method and path. */
let answers: Record<string, () => unknown>
let asked: string[]

beforeEach(() => {
  asked = []
  answers = { 'GET /session': () => session }
  vi.stubGlobal(
    'fetch',
    async (url: string, { method = 'GET', headers }: RequestInit & { headers: { authorization: string } }) => {
      const call = `${method} ${new URL(url).pathname.replace('/connect/v1', '').replace(/[0-9a-f-]{36}/, ':id')}`
      asked.push(`${headers.authorization} ${call}`)
      const body = answers[call]?.() ?? { code: 'not_found', error: 'no' }
      return Response.json(body, { status: 'code' in (body as object) ? 410 : 200 })
    },
  )
  window.FB = { init: () => {}, login: () => {} }
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  delete window.FB
})

const props = { serverUrl: 'https://connect.example.com', token: 'one', locale: 'en' }
const step = () => document.querySelector('.pb-root')?.getAttribute('data-step')
const at = (name: string) => until(() => expect(step()).toBe(name))

it('leads by the keyboard alone, from heading to heading', async () => {
  render(<WhatsAppOnboarding {...props} />)
  await screen.findByRole('heading', { name: 'Connect WhatsApp to Acme CRM' })
  expect(document.activeElement, 'the page keeps the focus at first').toBe(document.body)
  await userEvent.tab()
  expect(screen.getByRole('button', { name: 'Get started' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await until(() => expect(screen.getByRole('heading', { name: 'How do you use this number?' })).toHaveFocus())
  await userEvent.tab()
  expect(screen.getByRole('button', { name: /^I use it in the WhatsApp Business app/ })).toHaveFocus()
  await userEvent.tab()
  expect(screen.getByRole('button', { name: /^It is new, or can leave the app/ })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await until(() => expect(screen.getByRole('heading', { name: 'Continue with Facebook' })).toHaveFocus())
})

it("keeps a host's rules for bare elements out: a reset loaded later, headings and buttons of its own", async () => {
  const look = async () => {
    const view = render(<WhatsAppOnboarding {...props} />)
    const [title, button] = [
      await screen.findByRole('heading', { level: 2 }),
      await screen.findByRole('button', { name: 'Get started' }),
    ]
    const styles = [title, button].map((element) => {
      const { fontSize, fontWeight, margin, padding, backgroundColor, color, borderRadius } = getComputedStyle(element)
      return { fontSize, fontWeight, margin, padding, backgroundColor, color, borderRadius }
    })
    view.unmount()
    return styles
  }
  const alone = await look()
  const host = document.createElement('style')
  host.textContent = `
    *, ::before, ::after { border-width: 0 }
    h1, h2, h3 { font-size: 11px; font-weight: 100; margin: 40px; color: red }
    button, [type='button'], [type='submit'] { background-color: transparent; padding: 0; color: red; border-radius: 0 }`
  document.head.append(host)
  try {
    expect(await look()).toEqual(alone)
  } finally {
    host.remove()
  }
})

it('does not pull away a customer who is busy elsewhere on the page', async () => {
  answers['GET /session'] = () => ({ ...session, attempt: attempt() })
  answers['GET /attempts/:id'] = () => completed()
  render(
    <>
      <input aria-label="Elsewhere" />
      <WhatsAppOnboarding {...props} redirect="never" />
    </>,
  )
  screen.getByLabelText('Elsewhere').focus()
  await at('done')
  expect(screen.getByLabelText('Elsewhere')).toHaveFocus()
})

it('tells the host what happens', async () => {
  answers['GET /session'] = () => ({ ...session, attempt: attempt({ step: 'register' }) })
  answers['GET /attempts/:id'] = () => completed()
  const events: OnboardingEvent[] = []
  const onSuccess = vi.fn()
  render(
    <StrictMode>
      <WhatsAppOnboarding {...props} redirect="never" onEvent={(event) => events.push(event)} onSuccess={onSuccess} />
    </StrictMode>,
  )
  await at('done')
  expect(events.map(({ type }) => type)).toEqual(['finishing', 'completed'])
  expect(onSuccess).toHaveBeenCalledExactlyOnceWith(completed().result)
})

it('tells the host what stopped it, to the callback of the day', async () => {
  answers['GET /session'] = () => ({ code: 'link_expired', error: 'expired' })
  const [first, second] = [vi.fn(), vi.fn()]
  const { rerender } = render(<WhatsAppOnboarding {...props} onFailure={first} />)
  rerender(<WhatsAppOnboarding {...props} onFailure={second} />)
  await at('failed')
  expect(first).not.toHaveBeenCalled()
  expect(second).toHaveBeenCalledExactlyOnceWith({ code: 'link_expired', remedy: 'new_link' })
})

it('begins again for another link, and follows theme, words and language where it stands', async () => {
  const { rerender } = render(<WhatsAppOnboarding {...props} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Get started' }))
  const color = () => getComputedStyle(document.querySelector('.pb-root') as Element).getPropertyValue('--pb-primary')
  expect(color()).toBe('#22c55e')

  rerender(<WhatsAppOnboarding {...props} theme={{ primary_color: '#112233' }} messages={{ type: 'Your number' }} />)
  await screen.findByRole('heading', { name: 'Your number' })
  await until(() => expect(color()).toBe('#112233')) // what calculates a theme has loaded

  rerender(<WhatsAppOnboarding {...props} locale="es-MX" />)
  await screen.findByRole('heading', { name: '¿Cómo usas este número?' })
  // An open page asks for its look every half minute, so a slow machine asks more than once.
  expect(new Set(asked)).toEqual(new Set(['Bearer one GET /session']))

  rerender(<WhatsAppOnboarding {...props} token="two" />)
  await screen.findByRole('heading', { name: 'Connect WhatsApp to Acme CRM' })
  expect(new Set(asked)).toEqual(new Set(['Bearer one GET /session', 'Bearer two GET /session']))
})

it('speaks the link’s language when the host names none', async () => {
  answers['GET /session'] = () => ({ ...session, link: { ...session.link, language: 'es' } })
  render(<WhatsAppOnboarding serverUrl={props.serverUrl} token="one" />)
  await screen.findByRole('heading', { name: 'Conecta WhatsApp con Acme CRM' })
})

it('opens Facebook’s window inside the click, in each of two widgets on one page', async () => {
  const session1 = { ...session, link: { ...session.link, connection_types: ['dedicated'] } }
  answers['GET /session'] = () => session1
  const login = vi.fn(() => void window.open('about:blank', '_blank'))
  window.FB = { init: () => {}, login }
  const opened = { closed: false, focus: () => {} }
  const open = vi.spyOn(window, 'open').mockImplementation(() => opened as Window)
  const { container } = render(
    <StrictMode>
      <WhatsAppOnboarding {...props} />
      <WhatsAppOnboarding {...props} token="two" />
    </StrictMode>,
  )
  const [one, two] = [...container.querySelectorAll<HTMLElement>('.pb-root')].map((root) => within(root))
  for (const widget of [one, two] as ReturnType<typeof within>[]) {
    const facebook = () => widget.getByRole('button', { name: 'Continue with Facebook' })
    await until(() => expect(facebook()).toBeEnabled())
    facebook().click()
    // Pressed before Facebook's script was there, it leads to the step that waits for the script.
    if (open.mock.calls.length < (widget === one ? 1 : 2)) {
      await until(() => expect(facebook().closest('[data-step=launch]')).not.toBeNull())
      await until(() => expect(facebook()).toBeEnabled())
      facebook().click()
    }
    expect(open).toHaveBeenCalledTimes(widget === one ? 1 : 2)
  }
  await until(() => expect(screen.getAllByRole('heading', { name: 'Finish in Facebook’s window' })).toHaveLength(2))
  opened.closed = true
  await until(() => expect(container.querySelectorAll('[data-step=failed]')).toHaveLength(2), 8_000)
})

it('leaves nothing behind', async () => {
  answers['GET /session'] = () => ({ ...session, attempt: attempt() })
  answers['GET /attempts/:id'] = () => attempt()
  const { unmount } = render(<WhatsAppOnboarding {...props} />)
  await at('finishing')
  unmount()
  const { length } = asked
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(asked).toHaveLength(length)
  expect(document.querySelector('.pb-root')).toBeNull()
})
