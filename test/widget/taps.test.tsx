import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { held, providing, session, someCountries } from '../../stories/fixtures.ts'
import { WhatsAppOnboarding } from '../../widget/index.ts'
import '../../widget/styles.css'
import { until } from '../support/until.ts'

const one = (type: 'coexistence' | 'dedicated') => ({ ...session.link, connection_types: [type] })
const provided = (countries: typeof someCountries) => ({ ...providing(countries), link: one('dedicated') })
const facebook = 'Continue with Facebook'
const reconnect = { display_phone_number: '+1 415-555-0123', reason: null }

/** Each road of a customer: what is pressed until Facebook's window is open, and how many presses it took before. */
const roads: Record<string, { session: object; taps: (string | RegExp)[]; before: number; ends?: string }> = {
  'a number of one’s own': { session, taps: ['Get started', /^It is new/, facebook], before: 4 },
  'a number that stays in the app': {
    session,
    taps: ['Get started', /^I use it in the WhatsApp B/, facebook],
    before: 4,
  },
  'a link of one type': { session: { ...session, link: one('dedicated') }, taps: [facebook], before: 2 },
  'a number that comes back': {
    session: { ...session, link: { ...one('dedicated'), reconnect } },
    taps: [facebook],
    before: 2,
  },
  'a provided number of the only country': {
    session: provided([{ iso: 'CL', instant: true }]),
    taps: ['Get started', facebook],
    before: 3,
  },
  'a provided number of a chosen country': {
    session: { ...provided(someCountries), choice: null },
    taps: ['Get started', 'Continue', facebook],
    before: 4,
  },
  'somebody else who has the account': {
    session,
    taps: ['Not the Facebook admin?'],
    before: 4,
    ends: 'Hand it to somebody else',
  },
}

let now: object
beforeEach(() => {
  vi.stubGlobal('fetch', async (url: string, { method = 'GET' }: RequestInit) =>
    Response.json(url.endsWith('/session') ? now : url.endsWith('/number') && method !== 'DELETE' ? held() : {}),
  )
  window.FB = { init: () => {}, login: () => void window.open('about:blank') }
  vi.spyOn(window, 'open').mockImplementation(() => ({ closed: false, focus: () => {} }) as Window)
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  delete window.FB
})

it.each(Object.entries(roads))('%s is fewer presses away than it was', async (_, { session, taps, before, ends }) => {
  now = session
  render(<WhatsAppOnboarding serverUrl="https://connect.example.com" token={crypto.randomUUID()} locale="en" />)
  await screen.findByRole('button', { name: taps[0] as string })
  const words = (document.querySelector('.pb-root') as HTMLElement).innerText.split(/\s+/).filter(Boolean)
  expect(words.length, words.join(' ')).toBeLessThanOrEqual(65)
  await waitFor(() => expect(document.querySelector('.pb-root')).not.toBeNull())
  await new Promise((loaded) => setTimeout(loaded, 1_000)) // as long as a customer reads, at least
  let pressed = 0
  for (const name of taps) {
    await userEvent.click(await screen.findByRole('button', { name }, { timeout: 8_000 }))
    pressed += 1
  }
  expect(pressed).toBeLessThan(before)
  if (ends) await screen.findByRole('heading', { name: ends }, { timeout: 8_000 })
  else await until(() => expect(window.open).toHaveBeenCalledTimes(1))
})
