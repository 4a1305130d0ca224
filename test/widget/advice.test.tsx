import { cleanup, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { session } from '../../stories/fixtures.ts'
import { WhatsAppOnboarding, type WhatsAppOnboardingProps } from '../../widget/index.ts'
import { until } from '../support/until.ts'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  delete window.FB
})

type Props = Partial<WhatsAppOnboardingProps>
const refused = (code: string, status: number) => () => Response.json({ code, error: 'refused' }, { status })
const server = 'https://connect.example.com'

/** What a developer reads of each mistake: an address of its own for each, since one line is said once for the page. */
const mistakes: Record<string, { props: Props; answer?: () => Response; said: RegExp }> = {
  // The first one: the others have none either, and a line is said once for the page.
  'a missing stylesheet': {
    props: { serverUrl: `${server}/styles`, token: 'a.styles' },
    answer: () => Response.json(session),
    said: /the widget's stylesheet is missing/,
  },
  'no server': { props: { serverUrl: '' }, said: /the prop `serverUrl` is missing/ },
  'an address without its scheme': {
    props: { serverUrl: 'connect.example.com' },
    said: /the prop `serverUrl` is "connect/,
  },
  'an id for a token': {
    props: { serverUrl: `${server}/id`, token: '018f4e2a-0000' },
    said: /the prop `token` is "018f4e2a…", which looks like the id/,
  },
  'a page in HTML': {
    props: { serverUrl: `${server}/html` },
    answer: () => new Response('<!doctype html>'),
    said: /\/html\/connect\/v1\/session answered with HTML \(200\)/,
  },
  'a missing mount path': {
    props: { serverUrl: `${server}/path` },
    answer: () => Response.json({ message: 'nothing here' }, { status: 404 }),
    said: /\/path\/connect\/v1\/session answered with 404, and not as Patchbay does/,
  },
  'an origin that the link does not name': {
    props: { serverUrl: `${server}/origin` },
    answer: refused('origin_not_allowed', 403),
    said: /is not among the `allowed_origins` of this setup link/,
  },
  'a link that is over': {
    props: { serverUrl: `${server}/over` },
    answer: refused('link_expired', 410),
    said: /this setup link is over \(link_expired\)/,
  },
}

describe('a mistake of the developer', () => {
  it.each(Object.entries(mistakes))('is said in one line, however many widgets make it: %s', async (_, mistake) => {
    vi.stubGlobal('fetch', async () => mistake.answer?.() ?? refused('link_not_found', 404)())
    window.FB = { init: () => {}, login: () => {} }
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const props = { serverUrl: server, token: 'a.b', locale: 'en', redirect: 'never', ...mistake.props } as const
    render(
      <StrictMode>
        {['one', 'two', 'three'].map((name) => (
          <WhatsAppOnboarding key={name} {...props} />
        ))}
      </StrictMode>,
    )
    const lines = () => warn.mock.calls.flat().filter((text) => mistake.said.test(String(text)))
    await until(() => expect(lines()).toHaveLength(1))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(lines()).toEqual([expect.stringMatching(/^\[patchbay\] /)])
    // The customer reads what they can do, and nothing of this.
    expect(screen.queryByText(/prop|allowed_origins|stylesheet/)).toBeNull()
  })
})
