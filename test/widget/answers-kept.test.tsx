import { cleanup, configure, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AnswersInput, SessionSteps } from '../../contract/index.ts'
import { attempt, completed, session } from '../../stories/fixtures.ts'
import { WhatsAppOnboarding } from '../../widget/index.ts'
import { steps as words } from '../../widget/languages/steps/every-part.ts'
import { en } from '../support/english.ts'
import '../../widget/styles.css'
import { patiently } from './patiently.ts'

configure({ asyncUtilTimeout: 15_000 })

const asked: SessionSteps = {
  before: [
    {
      id: 'business',
      title: 'About your business',
      fields: [
        { key: 'legal_name', type: 'text', label: 'Legal name', required: true },
        { key: 'email', type: 'email', label: 'E-mail', required: true },
      ],
    },
  ],
  after: [{ id: 'survey', title: 'How was it?', fields: [{ key: 'why', type: 'text', label: 'Why?' }] }],
  known: {},
  answers: {},
  status: {},
}

interface Put extends AnswersInput {
  step: string
  keepalive: boolean
}
let puts: Put[]
let isAway: boolean
/** What the server has got. */
let has: Pick<SessionSteps, 'answers' | 'status'>
/** What is connected already when the widget comes. */
let connected: ReturnType<typeof completed> | null
beforeEach(() => {
  puts = []
  isAway = false
  has = { answers: {}, status: {} }
  connected = null
  vi.stubGlobal('fetch', async (url: string, { body, keepalive }: RequestInit = {}) => {
    const one = { ...session, link: { ...session.link, connection_types: ['dedicated'] }, steps: { ...asked, ...has } }
    if (url.endsWith('/session')) return Response.json({ ...one, attempt: connected && attempt({ step: 'complete' }) })
    if (url.includes('/attempts/')) return Response.json(connected)
    const step = /\/answers\/(\w+)$/.exec(url)?.[1]
    if (!step) return new Response(null, { status: 204 })
    if (isAway) throw new TypeError('offline')
    const input = JSON.parse(body as string) as AnswersInput
    has = { answers: { ...has.answers, ...input.answers }, status: { ...has.status, [step]: input.status } }
    puts.push({ step, ...input, keepalive: !!keepalive })
    const launch = { config_id: '2000000000000002', extras: {} }
    return Response.json({ status: input.status, launch: { coexistence: launch, dedicated: launch }, number: null })
  })
})
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

let links = 0
/** A link of its own for each test: what one remembers is nothing to the others. */
const link = () => `link${++links}.secret`

const open = (token: string) =>
  render(
    <WhatsAppOnboarding
      serverUrl="https://connect.example.com"
      token={token}
      locale="en"
      redirect="never"
      preload={false}
    />,
  )
async function openQuestions(token: string) {
  const page = open(token)
  await userEvent.click(await screen.findByRole('button', { name: en.welcome_start }))
  await screen.findByRole('heading', { name: 'About your business' })
  return page
}
const field = (name: string) => screen.getByRole('textbox', { name })
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
/** What the tab remembers of answers. */
const remembered = () =>
  JSON.stringify(Object.entries(sessionStorage).filter(([place]) => place.startsWith('patchbay answers')))
const hide = () => {
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  visible.mockRestore()
}

describe('answers to a host’s steps', () => {
  it('are sent again when the server is back, also by a page that was reloaded meanwhile', async () => {
    const token = link()
    isAway = true
    const first = await openQuestions(token)
    await userEvent.type(field('Legal name'), 'Wind & Wool')
    await press(en.continue)
    await userEvent.type(await screen.findByRole('textbox', { name: 'E-mail' }), 'ada@windwool.example')
    await press(en.continue)
    expect(await screen.findByText(words.steps_unsaved)).toBeVisible()
    expect(remembered()).toContain('Wind & Wool')
    expect(location.href).not.toContain('Wool')
    first.unmount()

    open(token)
    isAway = false
    await userEvent.click(await screen.findByRole('button', { name: en.welcome_start }))
    await vi.waitFor(
      () =>
        expect(puts).toContainEqual(
          expect.objectContaining({
            step: 'business',
            status: 'answered',
            answers: { legal_name: 'Wind & Wool', email: 'ada@windwool.example' },
          }),
        ),
      patiently,
    )
    await vi.waitFor(() => expect(remembered()).not.toContain('Wool'), patiently)
    await screen.findByRole('button', { name: en.launch })
    expect(screen.queryByRole('textbox'), 'what was answered is not asked again').toBeNull()
  })

  it('go out as far as they go when the page is closed or put aside, and only when they are new', async () => {
    await openQuestions(link())
    hide()
    expect(puts).toEqual([])
    await userEvent.type(field('Legal name'), 'Wind & Wool')
    hide()
    const draft = { step: 'business', status: 'draft', answers: { legal_name: 'Wind & Wool' } }
    await vi.waitFor(
      () => expect(puts).toContainEqual(expect.objectContaining({ ...draft, keepalive: true })),
      patiently,
    )
    await vi.waitFor(() => expect(remembered()).not.toContain('Wool'), patiently)
    const { length } = puts
    hide()
    expect(puts).toHaveLength(length)
    await press(en.continue)
    await userEvent.type(await screen.findByRole('textbox', { name: 'E-mail' }), 'half an addr')
    hide()
    const sent = puts.slice(length)
    expect(sent.length, 'what is no answer yet is not sent').toBeGreaterThan(0)
    for (const one of sent) expect(one).toMatchObject(draft)
    expect(field('E-mail'), 'and stays').toHaveValue('half an addr')
  })

  it('to a survey are asked for once, however often the page is reloaded', async () => {
    const token = link()
    connected = completed({ redirect_url: null })
    const first = open(token)
    await userEvent.type(await screen.findByRole('textbox', { name: /Why/ }), 'It was easy')
    await userEvent.click(screen.getByRole('button', { name: words.steps_send }))
    expect(await screen.findByText(words.steps_thanks)).toBeVisible()
    expect(puts).toEqual([
      expect.objectContaining({ step: 'survey', status: 'answered', answers: { why: 'It was easy' } }),
    ])
    first.unmount()
    open(token)
    expect(await screen.findByText(words.steps_thanks)).toBeVisible()
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(remembered(), 'the answer itself is not kept here').not.toContain('easy')
    expect(puts).toHaveLength(1)
  })
})
