import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode, useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { attempt, completed, session } from '../../stories/fixtures.ts'
import { type OnboardingEvent, WhatsAppOnboarding, WhatsAppOnboardingDialog } from '../../widget/index.ts'
import '../../widget/styles.css'
import { until } from '../support/until.ts'

/** What is loaded when it is needed may take its time on a busy machine. */

/** What a host page sees of its guest: what it is told, how it dresses it, and what is left when it goes. */
let answers: Record<string, unknown>
beforeEach(() => {
  answers = { '/session': session }
  vi.stubGlobal('fetch', async (url: string) => {
    const path = new URL(url).pathname.replace('/connect/v1', '')
    return Response.json(answers[path.replace(/[0-9a-f-]{36}/, ':id')])
  })
  window.FB = { init: () => {}, login: () => {} }
})
afterEach(() => {
  cleanup()
  document.documentElement.removeAttribute('style')
  vi.useRealTimers()
  vi.unstubAllGlobals()
  delete window.FB
})

const props = { serverUrl: 'https://connect.example.com', token: 'one', locale: 'en' }
const inProgress = () => {
  answers = { '/session': { ...session, attempt: attempt() }, '/attempts/:id': completed({ redirect_url: '#back' }) }
  answers['/attempts/:id'] = completed({ redirect_url: `${window.location.href.split('#')[0]}#back` })
}
const root = () => document.querySelector('.pb-root') as HTMLElement

it('counts down to the way back, and stays when the customer says so', async () => {
  inProgress()
  const events: OnboardingEvent[] = []
  render(<WhatsAppOnboarding {...props} onEvent={(event) => events.push(event)} />)
  await screen.findByText('Taking you back to Acme CRM…', {}, { timeout: 4_000 })
  await userEvent.click(screen.getByRole('button', { name: 'Stay on this page' }))
  expect(screen.queryByText('Taking you back to Acme CRM…')).toBeNull()
  expect(screen.getByRole('link', { name: 'Go to Acme CRM now' })).toBeVisible()
  await new Promise((resolve) => setTimeout(resolve, 5_500))
  expect(window.location.hash).toBe('')
  expect(events.map(({ type }) => type)).toContain('redirect_stopped')
  expect(events.every(({ attempt_id }) => attempt_id === attempt().id)).toBe(true)
  const durations = events.map(({ duration }) => duration)
  expect(durations).toEqual(durations.toSorted((a, b) => a - b))
})

it('says once that it is gone, and at which step; StrictMode’s rehearsal does not count', async () => {
  const [onExit, onEvent] = [vi.fn(), vi.fn()]
  const { unmount } = render(
    <StrictMode>
      <WhatsAppOnboarding {...props} onExit={onExit} onEvent={onEvent} />
    </StrictMode>,
  )
  await screen.findByRole('button', { name: 'Get started' })
  expect(onExit).not.toHaveBeenCalled()
  unmount()
  await until(() => expect(onExit).toHaveBeenCalledExactlyOnceWith({ step: 'welcome', reason: 'unmounted' }))
  expect(onEvent).toHaveBeenLastCalledWith(
    expect.objectContaining({ type: 'exited', step: 'welcome', reason: 'unmounted', attempt_id: null }),
  )
})

it('opens over the page, keeps the focus and the page still, and gives both back as they were', async () => {
  const onExit = vi.fn()
  const Host = () => {
    const [open, setOpen] = useState(false)
    return (
      <main>
        <button type="button" onClick={() => setOpen(true)}>
          Connect
        </button>
        <WhatsAppOnboardingDialog {...props} open={open} onOpenChange={setOpen} onExit={onExit} />
      </main>
    )
  }
  document.documentElement.style.overflow = 'clip'
  render(
    <StrictMode>
      <Host />
    </StrictMode>,
  )
  const opener = screen.getByRole('button', { name: 'Connect' })
  for (const close of ['{Escape}', 'cross'] as const) {
    await userEvent.click(opener)
    const dialog = await screen.findByRole('dialog', { name: 'WhatsApp' })
    await screen.findByRole('button', { name: 'Get started' })
    expect(dialog).toContainElement(document.activeElement as HTMLElement)
    expect(document.documentElement.style.overflow).toBe('hidden')
    if (close === 'cross') await userEvent.click(screen.getByRole('button', { name: 'Close' }))
    else await userEvent.keyboard(close)
    await until(() => expect(screen.queryByRole('dialog')).toBeNull())
    await until(() => expect(opener).toHaveFocus())
    expect(document.documentElement.style.overflow).toBe('clip')
    expect(document.body.getAttribute('style') ?? '').toBe('')
  }
  await until(() => expect(onExit).toHaveBeenCalledTimes(2))
  expect(onExit).toHaveBeenLastCalledWith({ step: 'welcome', reason: 'closed' })
})

it('keeps Facebook’s script away until its step, for a host that says so', async () => {
  delete window.FB
  const asked = () => document.querySelectorAll('#facebook-jssdk').length
  answers['/session'] = {
    ...session,
    link: { ...session.link, connection_types: ['dedicated'] },
    meta: { ...session.meta, sdk_url: 'data:text/javascript,' },
  }
  render(<WhatsAppOnboarding {...props} preload={false} />)
  const start = await screen.findByRole('button', { name: 'Continue with Facebook' })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(asked()).toBe(0)
  await userEvent.click(start)
  await until(() => expect(asked()).toBe(1))
  document.getElementById('facebook-jssdk')?.remove()
})

it('wears a theme in either spelling, and the host’s own class names, and changes them where it stands', async () => {
  const { rerender } = render(
    <WhatsAppOnboarding {...props} theme={{ primaryColor: '#123456', companyName: 'Wind' }} />,
  )
  await screen.findByRole('heading', { name: 'Connect WhatsApp to Wind' })
  expect(root().style.getPropertyValue('--pb-primary')).toBe('#123456')
  const button = screen.getByRole('button', { name: 'Get started' })
  rerender(
    <WhatsAppOnboarding {...props} theme={{ primary_color: '#654321' }} appearance={{ 'primary-button': 'acme-go' }} />,
  )
  expect(screen.getByRole('button', { name: 'Get started' })).toBe(button)
  expect(button).toHaveClass('pb-button', 'acme-go')
  expect(root().style.getPropertyValue('--pb-primary')).toBe('#654321')
})

it('follows the customer’s own scheme when the theme is `auto`, and holds to a named one', async () => {
  const { rerender } = render(<WhatsAppOnboarding {...props} theme={{ color_scheme: 'dark' }} />)
  await screen.findByRole('button', { name: 'Get started' })
  const ground = () => getComputedStyle(document.querySelector('.pb-card') as Element).backgroundColor
  expect(ground()).toBe('rgb(17, 24, 39)')
  rerender(<WhatsAppOnboarding {...props} theme={{ color_scheme: 'light' }} />)
  expect(ground()).toBe('rgb(255, 255, 255)')
  rerender(<WhatsAppOnboarding {...props} theme={{ color_scheme: 'auto' }} />)
  expect(root().style.getPropertyValue('--pb-card')).toBe('light-dark(#ffffff,#111827)')
  expect(ground()).toBe(matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(17, 24, 39)' : 'rgb(255, 255, 255)')
})

it('tells the host which of its colours nobody could have read', async () => {
  const onEvent = vi.fn()
  render(
    <WhatsAppOnboarding {...props} theme={{ primary_color: '#facc15', text_color: '#111111' }} onEvent={onEvent} />,
  )
  await screen.findByRole('button', { name: 'Get started' })
  expect(onEvent).not.toHaveBeenCalledWith(expect.objectContaining({ type: 'theme_corrected' }))
  cleanup()
  render(<WhatsAppOnboarding {...props} theme={{ muted_text_color: '#cccccc' }} onEvent={onEvent} />)
  await until(() =>
    expect(onEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        type: 'theme_corrected',
        corrections: [expect.objectContaining({ property: 'muted_text_color', given: '#cccccc', ratio: 1.61 })],
      }),
    ),
  )
})

it('leaves no listener, timer or attribute behind, however often it comes and goes', async () => {
  const kept = new Map<string, number>()
  const targets = [window, document, document.body]
  const spies = targets.flatMap((target) => [
    vi.spyOn(target, 'addEventListener').mockImplementation(function (this: EventTarget, ...args: unknown[]) {
      kept.set(String(args[0]), (kept.get(String(args[0])) ?? 0) + 1)
      return EventTarget.prototype.addEventListener.apply(target, args as never)
    } as never),
    vi.spyOn(target, 'removeEventListener').mockImplementation(function (this: EventTarget, ...args: unknown[]) {
      kept.set(String(args[0]), (kept.get(String(args[0])) ?? 0) - 1)
      return EventTarget.prototype.removeEventListener.apply(target, args as never)
    } as never),
  ])
  const [intervals, clear] = [vi.spyOn(window, 'setInterval'), vi.spyOn(window, 'clearInterval')]
  const globals = Object.keys(window)
  try {
    inProgress()
    for (let times = 0; times < 3; times++) {
      const { unmount } = render(<WhatsAppOnboarding {...props} redirect="never" />)
      await screen.findByRole('heading', { name: 'Your number is connected' }, { timeout: 4_000 })
      unmount()
    }
    // React and the browser's test tools listen once for the page; whatever grows by three is ours.
    expect([...kept].filter(([, count]) => count >= 3)).toEqual([])
    const ours = intervals.mock.results.map(({ value }) => value)
    expect(ours.every((timer) => clear.mock.calls.some(([cleared]) => cleared === timer))).toBe(true)
    expect(Object.keys(window).filter((name) => !globals.includes(name))).toEqual([])
    expect(document.documentElement.getAttribute('style') ?? '').toBe('')
  } finally {
    for (const spy of [...spies, intervals, clear]) spy.mockRestore()
  }
})
