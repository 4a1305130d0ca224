import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Action, Attempt } from '../../contract/index.ts'
import { attempt, completed, leaving, session } from '../../stories/fixtures.ts'
import { type OnboardingEvent, WhatsAppOnboarding } from '../../widget/index.ts'
import '../../widget/styles.css'
import { until } from '../support/until.ts'

/** What the server says of the attempt, and when it was asked. */
let now: Attempt
let asked: number[]
let hidden: boolean

beforeEach(() => {
  now = leaving(['payment_missing'])
  asked = []
  hidden = false
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.endsWith('/session')) return Response.json({ ...session, attempt: attempt({ step: 'complete' }) })
    if (!url.includes('/attempts/')) return new Response(null, { status: 204 })
    asked.push(performance.now())
    return Response.json(now)
  })
})

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const turn = (away: boolean) => {
  hidden = away
  document.dispatchEvent(new Event('visibilitychange'))
}

const connect = (props: Partial<Parameters<typeof WhatsAppOnboarding>[0]> = {}) =>
  render(
    <WhatsAppOnboarding
      serverUrl="https://connect.example.com"
      token="one.secret"
      locale="en"
      redirect="never"
      preload={false}
      {...props}
    />,
  )

const oneThing = { name: 'Connected. One thing before your first message' }
const connected = { name: 'Your number is connected' }
const aWhile = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('what is left to do', () => {
  it('gets its tick while the page is open, and nobody asks after the last one', async () => {
    const onSuccess = vi.fn()
    const events: OnboardingEvent[] = []
    connect({ onSuccess, onEvent: (event) => events.push(event) })
    await screen.findByRole('heading', oneThing)
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(screen.queryByText('(done)')).toBeNull()

    now = leaving([], ['payment_missing'])
    await screen.findByText('(done)')
    expect(screen.getByRole('heading', connected)).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Add a payment method' })).toBeNull()
    const times = asked.length
    turn(true)
    turn(false)
    await aWhile(3_000)
    expect(asked).toHaveLength(times)
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(events.map(({ type }) => type)).toEqual(['finishing', 'completed'])
  })

  it('is asked about less and less often', async () => {
    connect()
    await screen.findByRole('heading', oneThing)
    const from = asked.length
    await until(() => expect(asked.length).toBeGreaterThanOrEqual(from + 3), { timeout: 30_000 })
    const [first = 0, second = 0, third = 0] = asked.slice(from)
    expect(second - first).toBeGreaterThanOrEqual(2_990)
    expect(third - second).toBeGreaterThanOrEqual(4_490)
  })

  it('is not asked about while the page is hidden, and at once when the customer is back', async () => {
    connect()
    await screen.findByRole('heading', oneThing)
    turn(true)
    const times = asked.length
    await aWhile(4_000)
    expect(asked.length).toBe(times)
    now = leaving([], ['payment_missing'])
    const back = performance.now()
    turn(false)
    await screen.findByText('(done)')
    expect((asked.at(-1) as number) - back).toBeLessThan(500)
  })

  it('is asked about at once when the customer comes back from a window beside this one', async () => {
    connect()
    await screen.findByRole('heading', oneThing)
    await aWhile(300) // the part that listens has come
    const times = asked.length
    window.dispatchEvent(new Event('focus'))
    await until(() => expect(asked.length).toBe(times + 1), { timeout: 1_000 })
  })

  it('is asked about once more when the server cannot be reached for a moment', async () => {
    connect()
    await screen.findByRole('heading', oneThing)
    const { fetch } = globalThis
    const fail = vi.fn(async (url: string) => {
      if (!url.includes('/attempts/')) return fetch(url)
      vi.stubGlobal('fetch', fetch)
      throw new TypeError('offline')
    })
    vi.stubGlobal('fetch', fail)
    now = leaving([], ['payment_missing'])
    await screen.findByText('(done)')
    expect(fail).toHaveBeenCalled()
  })

  it.each<[string, Attempt]>([
    ['what nobody can do', leaving(['history_unavailable'])],
    ['a server that does not know', withActions(['payment_missing'])],
  ])('is told and not asked about: %s', async (_, found) => {
    now = found
    connect()
    const { action } = (found.checklist ?? [{ action: found.result?.actions[0] }])[0] as { action: Action }
    const words = { history_unavailable: /Your earlier chats/, payment_missing: /without a payment method/ }
    await screen.findByText(words[action as keyof typeof words])
    const times = asked.length
    await aWhile(3_000)
    expect(asked).toHaveLength(times)
  })
})

describe('the way back to the host', () => {
  const leave = { redirect: 'auto' } as const
  const here = (hash: string) => `${location.href.split('#')[0]}#${hash}`

  it('waits for what is left to do, goes when that is settled, and takes the address of that answer', async () => {
    now = { ...leaving(['payment_missing']), redirect_url: here('first') }
    connect(leave)
    await screen.findByRole('heading', oneThing)
    expect(screen.getByRole('link', { name: 'Go to Acme CRM now' })).toHaveAttribute('href', here('first'))
    await until(() => expect(asked.length).toBeGreaterThanOrEqual(3), { timeout: 20_000 })
    expect(location.hash, 'the customer is reading').toBe('')

    now = { ...leaving([], ['payment_missing']), redirect_url: here('second') }
    await screen.findByRole('heading', connected)
    const from = performance.now()
    await until(() => expect(location.hash).toBe('#second'), { timeout: 15_000, interval: 20 })
    expect(performance.now() - from).toBeLessThan(8_000)
    location.hash = ''
  })

  it.each(['history_unavailable', 'name_pending', 'meta_number'] as const)(
    'is not held up by what can only be waited for: %s',
    async (action) => {
      now = { ...leaving([action]), redirect_url: here('first') }
      connect(leave)
      await until(() => expect(location.hash).toBe('#first'), { timeout: 15_000, interval: 20 })
      location.hash = ''
    },
  )

  it('waits for a customer who has gone to Meta from here, however often the server is asked meanwhile', async () => {
    now = { ...leaving(['name_pending']), redirect_url: here('first') }
    const events: OnboardingEvent[] = []
    connect({ ...leave, onEvent: (event) => events.push(event) })
    const manager = await screen.findByRole('link', { name: 'Open WhatsApp Manager' })
    manager.addEventListener('click', (event) => event.preventDefault())
    await userEvent.click(manager)
    const times = asked.length
    now = { ...now, redirect_url: here('second') }
    await until(() => expect(asked.length).toBeGreaterThanOrEqual(times + 2), { timeout: 20_000 })
    await aWhile(1_000)
    expect(location.hash).toBe('')
    expect(events.at(-1)?.type).toBe('redirect_stopped')
    expect(screen.getByRole('link', { name: 'Go to Acme CRM now' })).toHaveAttribute('href', here('second'))
  })
})

function withActions(actions: Action[]): Attempt {
  const { result, ...rest } = completed()
  return { ...rest, result: result && { ...result, actions } }
}
