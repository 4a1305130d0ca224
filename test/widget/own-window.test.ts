import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Attempt } from '../../contract/index.ts'
import { attempt, session, signup } from '../../stories/fixtures.ts'
import { ApiFailure } from '../../widget/gateways/api.ts'
import type { Popup, Signal } from '../../widget/gateways/facebook.ts'
import { ownWindow } from '../../widget/gateways/own-window.ts'
import { readToWindow } from '../../widget/own-window/messages.ts'
import { wordsFor } from '../../widget/own-window/words.ts'
import type { Event } from '../../widget/state.ts'

/*
 * The widget's side of our own window, on a real page. The window is a real frame's, so that messages have a real source and a
 * real origin, and it closes when the frame goes.
 */
const here = window.location.origin
const meta = { ...session.meta, window: `${here}/connect/v1/window` }
const realOpen = window.open

let frame: HTMLIFrameElement
let popup: Popup | undefined
let known: Attempt | undefined
const asked: string[] = []

beforeEach(() => {
  frame = document.body.appendChild(document.createElement('iframe'))
  known = undefined
  asked.length = 0
})

afterEach(() => {
  popup?.stop()
  window.open = realOpen
  frame.remove()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** Opens the window; what the page is told, and what the window hears. */
function opened(page = meta.window, gives: 'a window' | 'nothing' = 'a window') {
  const open = vi.fn(() => (gives === 'nothing' ? null : frame.contentWindow))
  window.open = open
  const sent: Event[] = []
  const told: Signal[] = []
  const heard: unknown[] = []
  frame.contentWindow?.addEventListener('message', ({ data }) => heard.push(data))
  const ours = ownWindow({
    token: () => 'the token',
    send: (event) => sent.push(event),
    api: {
      session: () => Promise.reject(new Error('nobody asks for it')),
      async ask(_signal, read, path) {
        asked.push(path)
        if (!known) throw new ApiFailure('not_found', false)
        return read(known)
      },
    },
  })
  ours.load(meta, 'pt')
  popup = ours.launch({ ...meta, window: page }, 'dedicated', (signal) => told.push(signal), null, signup.attemptId)
  return { open, sent, told, heard, ours }
}

/** The source of a message is the window whose code posts it. */
const say = (message: unknown, from: Window = frame.contentWindow as Window) => {
  const script = from.document.createElement('script')
  script.textContent = `parent.postMessage(${JSON.stringify(message)}, '*')`
  from.document.body.append(script)
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 60))

it('opens the server’s page in the call itself, loads no script, and gives the signup to that window alone', async () => {
  const { open, heard, ours } = opened()
  expect(open).toHaveBeenCalledOnce()
  expect(open.mock.calls[0]).toEqual([meta.window, '_blank', expect.stringContaining('popup,width=640')])
  expect(ours.isReady()).toBe(true)
  expect(document.getElementById('facebook-jssdk')).toBeNull()
  await soon()
  expect(heard, 'until it asks').toEqual([])
  say({ patchbay: 'here' })
  await soon()
  const begin = {
    patchbay: 'begin',
    token: 'the token',
    attemptId: signup.attemptId,
    type: 'dedicated',
    language: 'pt',
  }
  expect(heard).toEqual([begin])
  expect(readToWindow(heard[0])).toEqual(begin)
})

it('gives it to no other window, and to no page of another host in that window', async () => {
  const other = document.body.appendChild(document.createElement('iframe'))
  const first = opened()
  say({ patchbay: 'here' }, other.contentWindow as Window)
  say({ patchbay: 'refused', fault: 'link_revoked' }, other.contentWindow as Window)
  await soon()
  expect([first.heard, first.sent]).toEqual([[], []])
  popup?.stop()
  const second = opened('https://patchbay.example/connect/v1/window')
  say({ patchbay: 'here' })
  say({ patchbay: 'over' })
  await soon()
  expect([second.heard, asked]).toEqual([[], []])
  other.remove()
})

it('asks the server when the window says that it is over, and believes the server alone', async () => {
  const { sent } = opened()
  say({ patchbay: 'over', attempt: attempt({ status: 'completed' }), code: 'AQ1' })
  await soon()
  expect([asked, sent]).toEqual([[`/attempts/${signup.attemptId}`], []])
  known = attempt({ id: signup.attemptId })
  say({ patchbay: 'over' })
  await soon()
  expect(sent).toEqual([{ type: 'answered', attempt: known }, { type: 'retry' }])
  say({ patchbay: 'over' })
  await soon()
  expect(asked, 'from then on the next step asks').toHaveLength(2)
})

it('asks without a word of the window, too: in a while, and when the page has the focus again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { sent } = opened()
  window.dispatchEvent(new FocusEvent('focus'))
  await soon()
  expect(asked).toHaveLength(1)
  known = attempt({ id: signup.attemptId, status: 'failed', fault: 'signup_cancelled' })
  vi.advanceTimersByTime(5_000)
  await soon()
  expect(sent).toEqual([{ type: 'answered', attempt: known }])
})

it('tells that the window closed, and still takes what it brought the server', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  const { told, sent } = opened()
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([])
  frame.remove()
  vi.advanceTimersByTime(1_000)
  await soon()
  expect([told, sent, asked.length]).toEqual([[{ type: 'closed' }], [], 1])
  known = attempt({ id: signup.attemptId, status: 'failed', fault: 'popup_closed' })
  vi.advanceTimersByTime(5_000)
  await soon()
  known = attempt({ id: signup.attemptId })
  vi.advanceTimersByTime(5_000)
  await soon()
  expect(sent.map((event) => ('attempt' in event ? event.attempt?.status : event.type))).toEqual([
    'failed',
    'working',
    'retry',
  ])
})

it('takes a window that a policy cut off for open, as long as the customer is in it', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  const { told } = opened()
  frame.remove()
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
  focus.mockReturnValue(true)
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([{ type: 'closed' }])
})

it('tells that no window opened, and asks for nothing', () => {
  const { told, sent } = opened(meta.window, 'nothing')
  expect(told).toEqual([{ type: 'ended', cancelled: { fault: 'popup_blocked' } }])
  window.dispatchEvent(new FocusEvent('focus'))
  expect([sent, asked]).toEqual([[], []])
})

it('passes a refusal of the server on, as a fault that the widget has words for', async () => {
  const { sent } = opened()
  say({ patchbay: 'refused', fault: 'link_revoked' })
  await soon()
  expect(sent).toEqual([{ type: 'recorded', attemptId: signup.attemptId, fault: 'link_revoked', redirectUrl: null }])
  popup?.stop()
  const other = opened()
  say({ patchbay: 'refused', fault: 'a word of tomorrow' })
  await soon()
  expect(other.sent).toEqual([expect.objectContaining({ fault: 'internal' })])
})

it.each([
  null,
  'begin',
  { patchbay: 'begin' },
  { patchbay: 'begin', token: 1, attemptId: 'a', type: 'dedicated' },
  { patchbay: 'begin', token: 't', attemptId: 'a', type: 'both' },
  { patchbay: 'here', token: 't', attemptId: 'a', type: 'dedicated' },
])('a window begins nothing with %j', (message) => expect(readToWindow(message)).toBeUndefined())

it('speaks the first language that it has words for, and writes from the right where that is so', () => {
  expect(wordsFor(['pt-BR', 'en'])).toMatchObject({ language: 'pt', over: 'Você já pode fechar esta janela.' })
  expect(wordsFor(['tlh', 'ar-EG'])).toMatchObject({ language: 'ar', direction: 'rtl' })
  expect(wordsFor(['constructor', ''])).toMatchObject({ language: 'en', direction: 'ltr' })
})
