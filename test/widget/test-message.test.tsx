import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Attempt } from '../../contract/index.ts'
import { attempt, completed, session, testing } from '../../stories/fixtures.ts'
import { WhatsAppOnboarding } from '../../widget/index.ts'
import { message as english } from '../../widget/languages/en-message.ts'
import '../../widget/styles.css'
import { until } from '../support/until.ts'

let now: Attempt
let asked: number[]
let coarse: boolean
beforeEach(() => {
  now = testing(false)
  asked = []
  coarse = false
  const { matchMedia } = window
  vi.stubGlobal('matchMedia', (query: string) =>
    query === '(pointer: coarse)' ? { matches: coarse } : matchMedia.call(window, query),
  )
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
  location.hash = ''
  vi.unstubAllGlobals()
})

const connect = (redirect: 'auto' | 'never' = 'never') =>
  render(
    <WhatsAppOnboarding
      serverUrl="https://connect.example.com"
      token="one.secret"
      locale="en"
      redirect={redirect}
      preload={false}
    />,
  )
const write = () => screen.findByRole('link', { name: english.message_open })
const code = () => screen.queryByRole('img', { name: english.message_qr })

describe('a test message', () => {
  it('is offered as a link and as a code for the phone, and gets its tick without a reload', async () => {
    connect()
    const address = `https://wa.me/14155550123?text=${encodeURIComponent(english.message_hello)}`
    expect(await write()).toHaveAttribute('href', address)
    await until(() => expect(code()).toBeVisible())
    expect(screen.queryByText(english.message_received)).toBeNull()
    now = testing(true)
    const tick = await screen.findByText(english.message_received)
    expect(tick.closest('[role=status]')).not.toBeNull()
    expect(screen.queryByRole('link', { name: english.message_open })).toBeNull()
    expect(code()).toBeNull()
    const times = asked.length
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(asked, 'nobody asks after the tick').toHaveLength(times)
  })

  it('shows no code on a phone, where WhatsApp itself opens', async () => {
    coarse = true
    connect()
    await write()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(code()).toBeNull()
  })

  it('is asked about every few seconds, because it is written elsewhere', async () => {
    connect()
    await write()
    const from = asked.length
    await until(() => expect(asked.length).toBeGreaterThanOrEqual(from + 4), { timeout: 30_000 })
    const gaps = asked.slice(from).map((at, place, all) => at - (all[place - 1] ?? at))
    expect(Math.max(...gaps)).toBeLessThan(6_000)
  })

  it.each<[string, Partial<Attempt>]>([
    ['a link that does not ask for it', { test_message: null }],
    ['a server of the version before', {}],
  ])('is not offered by %s, and not asked about', async (_, what) => {
    now = completed(what)
    connect()
    await screen.findByRole('heading', { name: 'Your number is connected' })
    const times = asked.length
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(asked).toHaveLength(times)
    expect(screen.queryByText(english.message_offer)).toBeNull()
  })

  it('keeps the browser here until it has arrived, and then leads back', async () => {
    const redirect_url = `${location.href.split('#')[0]}#back`
    now = { ...now, redirect_url }
    connect('auto')
    await write()
    expect(screen.getByRole('link', { name: 'Go to Acme CRM now' })).toHaveAttribute('href', redirect_url)
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    expect(location.hash).toBe('')
    now = { ...testing(true), redirect_url }
    await screen.findByText('Taking you back to Acme CRM…')
    await until(() => expect(location.hash).toBe('#back'))
  })
})
