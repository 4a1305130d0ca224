import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode, startTransition, useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { session } from '../../stories/fixtures.ts'
import { WhatsAppOnboarding, WhatsAppOnboardingDialog } from '../../widget/index.ts'
import '../../widget/styles.css'
import { until } from '../support/until.ts'

/** What is loaded when it is needed may take its time on a busy machine. */

const props = { serverUrl: 'https://connect.example.com', token: 'one', locale: 'en', redirect: 'never' } as const
let asked: string[]

beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return url.endsWith('/session') ? Response.json(session) : new Response(null, { status: 204 })
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  delete window.FB
})

/** Counts what is put on window and document, and every timer, from now on: what is still there, by name. */
function watch() {
  const listeners: string[] = []
  for (const target of [window, document]) {
    const [add, remove] = [target.addEventListener.bind(target), target.removeEventListener.bind(target)]
    const name = (type: string) => `${target === window ? 'window' : 'document'} ${type}`
    vi.spyOn(target, 'addEventListener').mockImplementation((type: string, ...rest: unknown[]) => {
      listeners.push(name(type))
      ;(add as (...args: unknown[]) => void)(type, ...rest)
    })
    vi.spyOn(target, 'removeEventListener').mockImplementation((type: string, ...rest: unknown[]) => {
      const at = listeners.indexOf(name(type))
      if (at >= 0) listeners.splice(at, 1)
      ;(remove as (...args: unknown[]) => void)(type, ...rest)
    })
  }
  const intervals = new Set<unknown>()
  const timeouts = new Set<unknown>()
  const { setInterval, clearInterval, setTimeout, clearTimeout } = window
  vi.stubGlobal('setInterval', (...args: Parameters<typeof setInterval>) => {
    const id = setInterval(...args)
    intervals.add(id)
    return id
  })
  vi.stubGlobal('clearInterval', (id: number) => {
    intervals.delete(id)
    clearInterval(id)
  })
  vi.stubGlobal('setTimeout', (run: () => void, ms?: number) => {
    const id = setTimeout(() => {
      timeouts.delete(id)
      run()
    }, ms)
    timeouts.add(id)
    return id
  })
  vi.stubGlobal('clearTimeout', (id: number) => {
    timeouts.delete(id)
    clearTimeout(id)
  })
  const globals = new Set(Object.keys(window))
  return {
    left: () => ({
      listeners: [...listeners],
      intervals: intervals.size,
      timeouts: timeouts.size,
      globals: Object.keys(window).filter((name) => !globals.has(name)),
    }),
    pause: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
  }
}
const nothing = { listeners: [], intervals: 0, timeouts: 0, globals: [] }

it('leaves nothing behind: no listener, timer, global, node or style', async () => {
  window.FB = { init: () => {}, login: () => void window.open('about:blank') }
  const opened = { closed: false, focus: () => {} } as Window
  const open = vi.spyOn(window, 'open').mockReturnValue(opened).getMockImplementation()
  render(<WhatsAppOnboarding {...props} />).unmount() // what is loaded once for the page is loaded
  await new Promise((resolve) => setTimeout(resolve, 300))
  const spacer = document.body.appendChild(document.createElement('div'))
  const [html, body, head] = [document.documentElement, document.body, document.head].map((element) =>
    element === document.head
      ? element.innerHTML
      : [...element.attributes].map(({ name, value }) => `${name}=${value}`).join(),
  )
  await userEvent.click(spacer) // puts listeners of its own on the document
  const seen = watch()
  const view = render(
    <StrictMode>
      <WhatsAppOnboarding {...props} />
    </StrictMode>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Get started' }))
  await userEvent.click(await screen.findByRole('button', { name: /^It is new, or can leave the app/ }))
  const launch = await screen.findByRole('button', { name: 'Continue with Facebook' })
  await until(() => expect(launch).toBeEnabled(), { timeout: 10_000 })
  await userEvent.click(launch)
  await screen.findByRole('heading', { name: 'Finish in Facebook’s window' })
  expect(seen.left().listeners).toContain('window message')
  expect(seen.left().intervals).toBe(1)
  view.unmount()
  await seen.pause(50)
  expect(seen.left().listeners, 'what Facebook’s window still brings is heard').toContain('window message')
  Object.assign(opened, { closed: true })
  await until(() => expect(seen.left().listeners).toEqual([]), { timeout: 8_000, interval: 500 })
  await seen.pause(50)
  expect(seen.left()).toEqual(nothing)
  expect(vi.mocked(window.open).getMockImplementation()).toBe(open)
  expect([...document.documentElement.attributes].map(({ name, value }) => `${name}=${value}`).join()).toBe(html)
  expect([...document.body.attributes].map(({ name, value }) => `${name}=${value}`).join()).toBe(body)
  expect(document.head.innerHTML).toBe(head)
  expect(document.querySelector('.pb-root')).toBeNull()
  spacer.remove()
})

it('leaves nothing behind when it was a dialog', async () => {
  window.FB = { init: () => {}, login: () => {} }
  const first = render(<WhatsAppOnboardingDialog {...props} open onOpenChange={() => {}} />)
  await screen.findByRole('button', { name: 'Get started' })
  first.unmount()
  await new Promise((resolve) => setTimeout(resolve, 100))
  const spacer = document.body.appendChild(document.createElement('div'))
  spacer.style.height = '3000px'
  window.scrollTo(0, 120)
  const seen = watch()
  const view = render(<WhatsAppOnboardingDialog {...props} open onOpenChange={() => {}} />)
  await screen.findByRole('button', { name: 'Get started' })
  expect(document.documentElement.style.overflow).toBe('hidden')
  view.unmount()
  await seen.pause(100)
  expect(seen.left()).toEqual(nothing)
  expect([document.documentElement.style.overflow, window.scrollY]).toEqual(['', 120])
  spacer.remove()
  expect(document.querySelectorAll('[data-radix-focus-guard], [aria-hidden="true"]')).toHaveLength(0)
})

it('asks once when it is mounted in a transition, given up and mounted again', async () => {
  window.FB = { init: () => {}, login: () => {} }
  const Host = () => {
    const [shown, show] = useState(false)
    return (
      <StrictMode>
        <button type="button" onClick={() => startTransition(() => show(!shown))}>
          Toggle
        </button>
        {shown ? <WhatsAppOnboarding {...props} /> : null}
      </StrictMode>
    )
  }
  render(<Host />)
  for (let pressed = 0; pressed < 3; pressed++) await userEvent.click(screen.getByRole('button', { name: 'Toggle' }))
  await screen.findByRole('button', { name: 'Get started' })
  expect(document.querySelectorAll('.pb-root')).toHaveLength(1)
})

it('takes over what a server rendered, word for word', async () => {
  window.FB = { init: () => {}, login: () => {} }
  const complaints = vi.spyOn(console, 'error')
  const container = document.body.appendChild(document.createElement('div'))
  const app = <WhatsAppOnboarding {...props} />
  container.innerHTML = renderToString(app)
  const outline = container.querySelector('.pb-root')
  const root = hydrateRoot(container, app, { onRecoverableError: (error) => console.error(error) })
  await screen.findByRole('button', { name: 'Get started' })
  expect(container.querySelector('.pb-root')).toBe(outline)
  expect(complaints).not.toHaveBeenCalled()
  root.unmount()
  container.remove()
})

it('keeps Facebook’s script away until it is needed, where the host says so', async () => {
  const append = vi.spyOn(document.head, 'append')
  render(<WhatsAppOnboarding {...props} preload={false} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Get started' }))
  await screen.findByRole('heading', { name: 'How do you use this number?' })
  expect(append).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: /^It is new, or can leave the app/ }))
  await until(() => expect(append).toHaveBeenCalledTimes(1), { timeout: 10_000 })
  expect(append.mock.calls[0]?.[0]).toMatchObject({
    id: 'facebook-jssdk',
    src: session.meta.sdk_url.replace('{locale}', 'en_US'),
  })
  expect(asked.every((url) => url.startsWith(props.serverUrl))).toBe(true)
})
