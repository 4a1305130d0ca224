import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Attempt } from '../../../contract/index.ts'
import { attempt, completed, held, session } from '../../../stories/fixtures.ts'
import { ApiFailure } from '../../../widget/gateways/api.ts'
import type { Facebook, Signal } from '../../../widget/gateways/facebook.ts'
import { recall } from '../../../widget/gateways/memory.ts'
import type { Step } from '../../../widget/state.ts'
import { createOnboarding, type Onboarding, onboardingOf } from '../../../widget/store.ts'
import { until } from '../../support/until.ts'

const single = { ...session, link: { ...session.link, connection_types: ['dedicated' as const] } }

/** Facebook as the store knows it: `tell` plays its popup. */
function playFacebook({ blocked = 0 } = {}) {
  const played = { tell: (_: Signal) => {}, opened: 0, stopped: 0, loads: 0, focused: 0 }
  const facebook: Facebook = {
    async load() {
      if (played.loads++ < blocked) throw new Error('blocked')
    },
    isReady: () => true,
    launch(_meta, _type, tell) {
      played.opened++
      played.tell = tell
      return { focus: () => played.focused++, stop: () => played.stopped++ }
    },
  }
  return { played, facebook }
}

type Answer = { status?: number; body?: unknown; hang?: boolean; drop?: boolean; text?: string }
interface Asked {
  method: string
  path: string
  token: string | undefined
  body: unknown
}

/** A server of a few lines that answers as it is told and remembers what it was asked. */
async function serve(answer: (asked: Asked, times: number) => Answer) {
  const asked: Asked[] = []
  const server = createServer(async (req, res) => {
    const one = {
      method: req.method as string,
      path: req.url as string,
      token: req.headers.authorization,
      body: await json(req),
    }
    asked.push(one)
    const times = asked.filter(({ method, path }) => method === one.method && path === one.path).length
    const { status = 200, body, hang, drop, text } = answer(one, times)
    if (hang) return
    if (drop) return void req.socket.destroy()
    res.writeHead(status, { 'content-type': text ? 'text/html' : 'application/json' }).end(text ?? JSON.stringify(body))
  }).listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    url,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function json(req: IncomingMessage) {
  let text = ''
  for await (const chunk of req) text += chunk
  return text ? JSON.parse(text) : null
}

const reach = (onboarding: Onboarding, step: Step, ms = 10_000) =>
  until(() => expect(onboarding.getState().state.step).toBe(step), { timeout: ms, interval: 10 })

const ready = (onboarding: Onboarding) =>
  until(() => expect(onboarding.getState().sdk).toBe('ready'), { timeout: 10_000, interval: 10 })

describe.concurrent('over the wire', () => {
  it('takes a customer from the link to the connected number', async () => {
    const steps = ['inspect', 'subscribe', 'register'] as const
    await using server = await serve(({ method, path }, times) => {
      if (path.endsWith('/session')) return { body: single }
      const id = path.split('/').at(-1) as string
      if (method === 'PUT') return { body: attempt({ id, step: 'inspect' }) }
      return { body: times > steps.length ? completed({ id }) : attempt({ id, step: steps[times - 1] as 'inspect' }) }
    })
    const { played, facebook } = playFacebook()
    const onboarding = createOnboarding({ serverUrl: `${server.url}/`, token: 'link.token', facebook })
    const stop = onboarding.start()
    await reach(onboarding, 'welcome')
    await ready(onboarding)
    onboarding.send({ type: 'start' })
    onboarding.launch()
    expect(played.opened, 'the popup opens in the same tick').toBe(1)
    onboarding.focusPopup()
    expect(played.focused).toBe(1)
    played.tell({ type: 'code', code: 'AQ1' })
    played.tell({ type: 'assets', assets: { event: 'FINISH', waba_id: '52' } })
    await reach(onboarding, 'done', 8_000)
    stop()

    const [opened, put, ...rest] = server.asked
    expect(opened).toMatchObject({ method: 'GET', path: '/connect/v1/session', token: 'Bearer link.token' })
    expect(put).toMatchObject({
      method: 'PUT',
      path: expect.stringMatching(/^\/connect\/v1\/attempts\/[0-9a-f-]{36}$/),
      body: { connection_type: 'dedicated', code: 'AQ1', assets: { event: 'FINISH', waba_id: '52' } },
    })
    expect(rest.map(({ method, path }) => [method, path])).toEqual(Array(4).fill(['GET', put?.path]))
    expect(played.stopped).toBeGreaterThan(0)
  }, 15_000)

  it('asks for a number until it is there, brings its code beside the popup, and lets it go for one’s own', async () => {
    const providing = { ...single, provisioning: { countries: [{ iso: 'CL', instant: false }] }, number: null }
    const otp = { code: '123-830', received_at: '2026-11-26T12:00:00Z', expires_at: '2026-11-26T12:10:00Z' }
    await using server = await serve(({ method, path }, times) => {
      if (path.endsWith('/session')) return { body: providing }
      if (method === 'POST')
        return times === 1 ? { drop: true } : { body: held({ status: 'working', phone_number: null }) }
      if (method === 'DELETE') return { status: times === 1 ? 502 : 204, text: ' ' }
      return { body: held(times > 2 ? { otp } : {}) }
    })
    const { played, facebook } = playFacebook()
    const onboarding = createOnboarding({ serverUrl: server.url, token: 't', facebook })
    const stop = onboarding.start()
    const number = () => {
      const { state } = onboarding.getState()
      return 'session' in state ? state.session?.number : null
    }
    await reach(onboarding, 'welcome')
    await ready(onboarding)
    onboarding.send({ type: 'start' })
    await until(() => expect(number()?.status).toBe('reserved'), { timeout: 8_000 })
    onboarding.send({ type: 'next' })
    onboarding.launch()
    await until(() => expect(number()?.otp).toEqual(otp), { timeout: 8_000 })
    played.tell({ type: 'ended', cancelled: { fault: 'signup_cancelled' } })
    for (const type of ['sign_again', 'back', 'own_number'] as const) onboarding.send({ type })
    await until(() => expect(server.asked.filter(({ method }) => method === 'DELETE')).toHaveLength(2), {
      timeout: 8_000,
    })
    stop()
    const posts = server.asked.filter(({ method, path }) => method === 'POST' && path.endsWith('/number'))
    expect(posts.map(({ body }) => body)).toEqual(posts.map(() => ({ country_iso: 'CL' })))
  }, 30_000)

  it('sends the same code again when the connection breaks, and only then', async () => {
    await using server = await serve(({ method, path }, times) => {
      if (path.endsWith('/session')) return { body: single }
      if (method === 'PUT' && times < 3)
        return times === 1 ? { drop: true } : { status: 502, text: '<h1>Bad gateway</h1>' }
      return { body: completed() }
    })
    const { played, facebook } = playFacebook()
    const onboarding = createOnboarding({ serverUrl: server.url, token: 't', facebook })
    const stop = onboarding.start()
    await reach(onboarding, 'welcome')
    await ready(onboarding)
    onboarding.send({ type: 'start' })
    onboarding.launch()
    played.tell({ type: 'assets', assets: {} })
    played.tell({ type: 'code', code: 'AQ1' })
    await reach(onboarding, 'done')
    stop()
    const puts = server.asked.filter(({ method }) => method === 'PUT')
    expect(puts).toHaveLength(3)
    expect(new Set(puts.map(({ path }) => path)).size).toBe(1)
    expect(new Set(puts.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })

  it.each([
    [
      410,
      { code: 'link_expired', error: 'expired', redirect_url: 'https://app.example.com/failed' },
      'link_expired',
      'https://app.example.com/failed',
    ],
    [410, { code: 'link_revoked', error: 'revoked', redirect_url: 'javascript:alert(1)' }, 'link_revoked', null],
    [409, { code: 'already_used', error: 'used' }, 'already_used', null],
    [404, { code: 'link_not_found', error: 'no' }, 'link_not_found', null],
    [403, { code: 'origin_not_allowed', error: 'no' }, 'origin_not_allowed', null],
    [418, { code: 'a_word_of_a_newer_server', error: 'no' }, 'internal', null],
    [500, { error: 'a proxy' }, 'server_unreachable', null],
  ])('says what the server says: %i %o', async (status, body, fault, redirectUrl) => {
    await using server = await serve(() => ({ status, body }))
    const onboarding = createOnboarding({ serverUrl: server.url, token: 't', ...playFacebook() })
    const stop = onboarding.start()
    await reach(onboarding, 'failed')
    stop()
    expect(onboarding.getState().state).toMatchObject({ fault, redirectUrl })
    expect(server.asked).toHaveLength(fault === 'server_unreachable' ? 2 : 1)
  })

  it('fails visibly on an answer that is none, and opens the link again on the customer’s word', async () => {
    await using server = await serve((_, times) => (times === 1 ? { body: { link: null } } : { body: single }))
    const onboarding = createOnboarding({ serverUrl: server.url, token: 't', ...playFacebook() })
    const stop = onboarding.start()
    await reach(onboarding, 'failed')
    expect(onboarding.getState().state).toMatchObject({ fault: 'internal' })
    onboarding.send({ type: 'retry' })
    await reach(onboarding, 'welcome')
    stop()
  })

  it('tells the server of a popup that was closed, and keeps the way back that it answers', async () => {
    await using server = await serve(({ path }) =>
      path.endsWith('/session')
        ? { body: single }
        : {
            body: attempt({ status: 'failed', fault: 'popup_closed', redirect_url: 'https://app.example.com/failed' }),
          },
    )
    const { facebook } = playFacebook()
    const onboarding = createOnboarding({ serverUrl: server.url, token: 't', facebook })
    const stop = onboarding.start()
    await reach(onboarding, 'welcome')
    await ready(onboarding)
    onboarding.send({ type: 'start' })
    onboarding.launch()
    onboarding.send({ type: 'give_up' })
    await until(() =>
      expect(onboarding.getState().state).toMatchObject({
        step: 'failed',
        redirectUrl: 'https://app.example.com/failed',
      }),
    )
    stop()
    expect(server.asked[1]?.body).toEqual({ connection_type: 'dedicated', cancelled: { fault: 'popup_closed' } })
  })

  it('asks for a PIN, sends it, and says that it was wrong', async () => {
    const waiting = attempt({ status: 'pin', step: 'register', fault: 'pin_required' })
    await using server = await serve(({ method, path }) => {
      if (path.endsWith('/session')) return { body: { ...single, attempt: waiting } }
      return { body: method === 'POST' ? attempt({ step: 'register' }) : waiting }
    })
    const onboarding = createOnboarding({ serverUrl: server.url, token: 't', ...playFacebook() })
    const stop = onboarding.start()
    await reach(onboarding, 'pin')
    onboarding.send({ type: 'pin', pin: '123456' })
    await until(() => expect(onboarding.getState().state).toMatchObject({ step: 'pin', problem: 'wrong' }), 4_000)
    stop()
    expect(server.asked.filter(({ method }) => method === 'POST')).toMatchObject([
      { path: `/connect/v1/attempts/${waiting.id}/pin`, body: { pin: '123456' } },
    ])
  })

  it('asks the server to try Meta again', async () => {
    const gaveUp = attempt({ status: 'failed', step: 'register', fault: 'meta_unavailable' })
    await using server = await serve(({ path }) =>
      path.endsWith('/session') ? { body: { ...single, attempt: gaveUp } } : { body: completed() },
    )
    const onboarding = createOnboarding({ serverUrl: server.url, token: 't', ...playFacebook() })
    const stop = onboarding.start()
    await reach(onboarding, 'failed')
    onboarding.send({ type: 'retry' })
    await reach(onboarding, 'done')
    stop()
    expect(server.asked[1]).toMatchObject({
      method: 'POST',
      path: `/connect/v1/attempts/${gaveUp.id}/retry`,
      body: null,
    })
  })

  it('waits out a server that is away, says so, and goes on when it is back', async () => {
    let away = true
    await using server = await serve(({ path }) => {
      if (path.endsWith('/session')) return { body: { ...single, attempt: attempt() } }
      return away ? { drop: true } : { body: completed() }
    })
    const onboarding = createOnboarding({ serverUrl: server.url, token: 't', ...playFacebook() })
    const stop = onboarding.start()
    await until(() => expect(onboarding.getState().state).toMatchObject({ step: 'finishing', silent: true }), 4_000)
    away = false
    await reach(onboarding, 'done')
    stop()
  })

  it('asks nothing more once it was stopped', async () => {
    await using server = await serve(({ path }) =>
      path.endsWith('/session') ? { body: { ...single, attempt: attempt() } } : { body: attempt() },
    )
    const onboarding = createOnboarding({ serverUrl: server.url, token: 't', ...playFacebook() })
    const stop = onboarding.start()
    await until(() => expect(server.asked.length).toBeGreaterThan(1), 4_000)
    stop()
    const { length } = server.asked
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(server.asked).toHaveLength(length)
  })
})

type Asking = { method?: string; body?: unknown }

describe('the popup and its clock', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** An onboarding whose popup is open, with a server that keeps what it is told. */
  async function opened({
    blocked = 0,
    ask = async () => attempt(),
  }: {
    blocked?: number
    ask?: () => Promise<Attempt>
  } = {}) {
    const puts: unknown[] = []
    const ids: string[] = []
    const api = {
      session: async () => single,
      async ask(_signal: AbortSignal, _read: unknown, path: string, { method = 'GET', body }: Asking = {}) {
        if (method !== 'PUT') return (await ask()) as never
        ids.push(path.split('/').at(-1) as string)
        puts.push(body)
        return attempt() as never
      },
    }
    const { played, facebook } = playFacebook({ blocked })
    const onboarding = createOnboarding({ serverUrl: '', token: 't', api, facebook })
    const stop = onboarding.start()
    await vi.advanceTimersByTimeAsync(0)
    onboarding.send({ type: 'start' })
    await vi.advanceTimersByTimeAsync(0)
    onboarding.launch()
    const step = () => onboarding.getState().state.step
    return { onboarding, played, puts, ids, step, stop }
  }

  it('sends a code alone after five seconds', async () => {
    const { played, puts, step } = await opened()
    played.tell({ type: 'code', code: 'AQ1' })
    await vi.advanceTimersByTimeAsync(4_900)
    expect(step()).toBe('popup')
    await vi.advanceTimersByTimeAsync(200)
    expect(step()).toBe('finishing')
    expect(puts).toEqual([{ connection_type: 'dedicated', code: 'AQ1' }])
  })

  it('ends a message without a code within ten seconds', async () => {
    const { onboarding, played, puts } = await opened()
    played.tell({ type: 'assets', assets: { event: 'FINISH' } })
    played.tell({ type: 'closed' })
    await vi.advanceTimersByTimeAsync(9_000)
    expect(onboarding.getState().state).toMatchObject({ step: 'failed', fault: 'no_code' })
    expect(puts).toEqual([{ connection_type: 'dedicated', cancelled: { fault: 'no_code' } }])
  })

  it('gives a closed window three seconds to have said something, and takes its code even later', async () => {
    const { onboarding, played, puts, ids, step } = await opened()
    played.tell({ type: 'closed' })
    await vi.advanceTimersByTimeAsync(2_900)
    expect(step()).toBe('popup')
    await vi.advanceTimersByTimeAsync(200)
    expect(onboarding.getState().state).toMatchObject({ step: 'failed', fault: 'popup_closed' })
    await vi.advanceTimersByTimeAsync(60_000)
    played.tell({ type: 'code', code: 'AQ1' })
    expect(step()).toBe('finishing')
    await vi.advanceTimersByTimeAsync(0)
    expect(puts).toEqual([
      { connection_type: 'dedicated', cancelled: { fault: 'popup_closed' } },
      { connection_type: 'dedicated', code: 'AQ1' },
    ])
    expect(new Set(ids).size, 'both speak of the same popup').toBe(1)
  })

  it('lets a cancel that comes after the empty callback say why', async () => {
    const { onboarding, played } = await opened()
    played.tell({ type: 'dismissed' })
    await vi.advanceTimersByTimeAsync(500)
    played.tell({ type: 'ended', cancelled: { fault: 'signup_cancelled', step: 'PERMISSIONS' } })
    expect(onboarding.getState().state).toMatchObject({ fault: 'signup_cancelled', cancelled: { step: 'PERMISSIONS' } })
  })

  it('takes an empty callback that nothing follows for a closed window', async () => {
    const { onboarding, played } = await opened()
    played.tell({ type: 'dismissed' })
    await vi.advanceTimersByTimeAsync(1_600)
    expect(onboarding.getState().state).toMatchObject({ step: 'failed', fault: 'popup_closed' })
  })

  it('does not let time run out on a customer who is busy in the window', async () => {
    const { step } = await opened()
    await vi.advanceTimersByTimeAsync(30 * 60_000)
    expect(step()).toBe('popup')
  })

  it('gives each popup an id of its own and stops listening to the one before', async () => {
    const { onboarding, played, ids } = await opened()
    const first = played.tell
    onboarding.send({ type: 'give_up' })
    onboarding.send({ type: 'sign_again' })
    onboarding.launch()
    expect(played).toMatchObject({ opened: 2, stopped: 1 })
    first({ type: 'code', code: 'OLD' })
    expect(onboarding.getState().state).toMatchObject({ step: 'popup', code: null })
    played.tell({ type: 'ended', cancelled: { fault: 'signup_cancelled' } })
    await vi.advanceTimersByTimeAsync(0)
    expect(new Set(ids).size).toBe(2)
  })

  it('tells at the button that Facebook is kept away, and opens no window; trying again helps when it is back', async () => {
    const { onboarding, played, puts } = await opened({ blocked: 2 })
    expect(onboarding.getState()).toMatchObject({ sdk: 'blocked', state: { step: 'failed', fault: 'sdk_blocked' } })
    expect(played.opened).toBe(0)
    expect(puts).toEqual([{ connection_type: 'dedicated', cancelled: { fault: 'sdk_blocked' } }])
    onboarding.send({ type: 'open_in_browser' })
    await vi.advanceTimersByTimeAsync(0)
    expect(onboarding.getState()).toMatchObject({ sdk: 'ready', state: { step: 'launch' } })
    onboarding.launch()
    expect(played.opened).toBe(1)
  })

  it('gives up asking after a minute of silence, with a way to ask again', async () => {
    let away = true
    const { onboarding, played, step } = await opened({
      ask: async () => {
        if (away) throw new ApiFailure('server_unreachable', true)
        return completed()
      },
    })
    played.tell({ type: 'code', code: 'AQ1' })
    played.tell({ type: 'assets', assets: {} })
    await vi.advanceTimersByTimeAsync(55_000)
    expect(onboarding.getState().state).toMatchObject({ step: 'finishing', silent: true })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(onboarding.getState().state).toMatchObject({ step: 'failed', fault: 'server_unreachable' })
    away = false
    onboarding.send({ type: 'retry' })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(step()).toBe('done')
  })

  it('goes on with a popup that is still open, when it starts again', async () => {
    const { onboarding, played, stop } = await opened()
    stop()
    const stopAgain = onboarding.start()
    played.tell({ type: 'closed' })
    await vi.advanceTimersByTimeAsync(3_100)
    expect(onboarding.getState().state).toMatchObject({ step: 'failed', fault: 'popup_closed' })
    stopAgain()
  })

  it('goes on to the end with a code that comes when nobody looks any more, and is found by whoever opens the link again', async () => {
    let status = attempt()
    const { onboarding, played, stop, step, puts } = await opened({ ask: async () => status })
    const ended = vi.fn()
    stop(ended)
    expect(onboardingOf({ serverUrl: '', token: 't' })).toBe(onboarding)
    played.tell({ type: 'code', code: 'AQ1' })
    played.tell({ type: 'assets', assets: { event: 'FINISH', waba_id: '52' } })
    await vi.advanceTimersByTimeAsync(0)
    expect(puts).toEqual([expect.objectContaining({ code: 'AQ1' })])
    expect(onboardingOf({ serverUrl: '', token: 't' })).toBe(onboarding)
    expect(ended).not.toHaveBeenCalled()
    status = completed()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(step()).toBe('done')
    expect(ended).toHaveBeenCalledOnce()
    expect(onboardingOf({ serverUrl: '', token: 't' }), 'it is over').not.toBe(onboarding)
    expect(recall({ serverUrl: '', token: () => 't' })?.attempt?.status, 'for the next widget').toBe('completed')
  })
})
