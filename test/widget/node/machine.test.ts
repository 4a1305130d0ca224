import { describe, expect, it } from 'vitest'
import type { Attempt, SessionSteps } from '../../../contract/index.ts'
import { attempt, completed, failed, session, signup } from '../../../stories/fixtures.ts'
import { moves, next } from '../../../widget/moves.ts'
import { patience } from '../../../widget/patience.ts'
import type { Event, In, State } from '../../../widget/state.ts'

const { attemptId } = signup
const one = { ...session, link: { ...session.link, connection_types: ['dedicated' as const] } }
const popup = (what: Partial<In<'popup'>> = {}): In<'popup'> => ({ step: 'popup', over: null, ...signup, ...what })
const finishing = (what: Partial<In<'finishing'>> = {}): In<'finishing'> => ({
  step: 'finishing',
  task: 'send',
  attempt: null,
  silent: false,
  pinSent: false,
  ...signup,
  ...what,
})
const play = (state: State, ...events: Event[]) => events.reduce(next, state)

describe('steps of the host’s', () => {
  const field = { key: 'a', type: 'text' as const, label: 'A' }
  const steps = (status: SessionSteps['status'] = {}): SessionSteps => ({
    before: [{ id: 'one', title: 'One', fields: [field] }],
    after: [],
    known: {},
    answers: {},
    status,
  })
  const asking = { step: 'asking', session: { ...one, steps: steps() }, type: 'dedicated' } as const

  it('come between the type and Facebook, and lead there with what the server said since', () => {
    expect(next({ step: 'welcome', session: asking.session }, { type: 'start' })).toEqual(asking)
    const answered = { ...one, steps: steps({ one: 'answered' }) }
    const launch = next(asking, { type: 'asked', session: answered })
    expect(launch).toEqual({ step: 'launch', session: answered, type: 'dedicated' })
    expect(next(launch, { type: 'back' })).toEqual({ ...launch, step: 'asking', again: true })
    expect(next(asking, { type: 'back' })).toEqual({ step: 'welcome', session: asking.session })
  })

  it('are not asked twice, and a draft is not answered yet', () => {
    const begun = (status: 'answered' | 'skipped' | 'draft') =>
      next({ step: 'welcome', session: { ...one, steps: steps({ one: status }) } }, { type: 'start' }).step
    expect([begun('answered'), begun('skipped'), begun('draft')]).toEqual(['launch', 'launch', 'asking'])
  })

  it('end where the server refuses the link', () => {
    const refused = next(asking, { type: 'refused', fault: 'link_revoked', redirectUrl: null })
    expect(refused).toMatchObject({ step: 'failed', fault: 'link_revoked' })
  })
})

describe('the beginning', () => {
  it('welcomes a customer whose session opens', () => {
    expect(next({ step: 'loading' }, { type: 'opened', session })).toEqual({ step: 'welcome', session })
  })

  it('says what is wrong with a link, and where the way back is', () => {
    const refused = next(
      { step: 'loading' },
      { type: 'refused', fault: 'link_expired', redirectUrl: 'https://a.example' },
    )
    expect(refused).toMatchObject({
      step: 'failed',
      fault: 'link_expired',
      redirectUrl: 'https://a.example',
      session: null,
    })
  })

  it.each<[Partial<Attempt>, object]>([
    [{ status: 'working' }, { step: 'finishing', task: 'follow' }],
    [{ status: 'pin' }, { step: 'pin', problem: null }],
    [
      { status: 'failed', fault: 'meta_unavailable' },
      { step: 'failed', fault: 'meta_unavailable' },
    ],
    [
      { status: 'failed', fault: null },
      { step: 'failed', fault: 'internal' },
    ],
  ])('comes back to an attempt that is %o', (what, expected) => {
    const resumed = next({ step: 'loading' }, { type: 'opened', session: { ...session, attempt: attempt(what) } })
    expect(resumed).toMatchObject(expected)
  })

  it('asks for the type only when there are several', () => {
    expect(next({ step: 'welcome', session }, { type: 'start' })).toEqual({
      step: 'type',
      session,
      type: null,
    })
    expect(next({ step: 'welcome', session: one }, { type: 'start' })).toEqual({
      step: 'launch',
      session: one,
      type: 'dedicated',
    })
  })

  it('goes on from the type with the answer, and back from everywhere', () => {
    const type: State = { step: 'type', session, type: null }
    const chosen = next(type, { type: 'choose', connectionType: 'coexistence' })
    expect(chosen).toEqual({ step: 'launch', session, type: 'coexistence' })
    expect(next(chosen, { type: 'back' })).toEqual({ step: 'type', session, type: 'coexistence' })
    expect(next(type, { type: 'back' })).toEqual({ step: 'welcome', session })
    expect(next({ step: 'launch', session: one, type: 'dedicated' }, { type: 'back' })).toEqual({
      step: 'welcome',
      session: one,
    })
  })

  it('fails with a way on when Facebook is kept away', () => {
    const blocked = next({ step: 'launch', session, type: 'dedicated' }, { type: 'sdk_blocked', attemptId })
    expect(blocked).toMatchObject({ fault: 'sdk_blocked', cancelled: { fault: 'sdk_blocked' } })
    expect(next(blocked, { type: 'open_in_browser' })).toEqual({ step: 'launch', session, type: 'dedicated' })
  })
})

describe('the popup', () => {
  const code: Event = { type: 'code', attemptId, code: 'AQ1' }
  const assets: Event = { type: 'assets', attemptId, assets: { event: 'FINISH', waba_id: '1' } }

  it.each([
    ['code first', [code, assets]],
    ['message first', [assets, code]],
  ])('sends both halves off, %s', (_, events) => {
    expect(play(popup(), ...events)).toEqual(finishing({ code: 'AQ1', assets: { event: 'FINISH', waba_id: '1' } }))
  })

  it('waits for the other half, and no longer than the code can', () => {
    expect(patience(popup())).toBeNull()
    expect(patience(play(popup(), code))).toBe(5_000)
    expect(patience(play(popup(), assets))).toBe(8_000)
    expect(patience(play(popup(), { type: 'closed', attemptId }))).toBe(3_000)
    expect(patience(play(popup(), { type: 'dismissed', attemptId }))).toBe(1_500)
    expect(patience(play(popup(), { type: 'closed', attemptId }, code))).toBe(5_000)
    expect(patience(play(popup(), assets, { type: 'closed', attemptId }))).toBe(8_000)
    expect(patience({ step: 'loading' })).toBeNull()
  })

  it.each([
    ['a code alone leaves alone', [code], { step: 'finishing', code: 'AQ1', assets: null }],
    ['a message alone is no confirmation', [assets], { step: 'failed', fault: 'no_code' }],
    ['a closed window is a closed window', [{ type: 'closed', attemptId } as Event], { fault: 'popup_closed' }],
    ['so is one that was dismissed', [{ type: 'dismissed', attemptId } as Event], { fault: 'popup_closed' }],
  ])('when the wait is over, %s', (_, events, expected) => {
    expect(play(popup(), ...events, { type: 'waited' })).toMatchObject(expected)
  })

  it('tells a customer who left from one who met an error', () => {
    const cancelled = { fault: 'signup_cancelled', step: 'PHONE_NUMBER_SETUP' } as const
    expect(next(popup(), { type: 'ended', attemptId, cancelled })).toMatchObject({
      fault: 'signup_cancelled',
      cancelled,
    })
    const error = { fault: 'signup_error', error_code: '2655093' } as const
    expect(next(popup(), { type: 'ended', attemptId, cancelled: error })).toMatchObject({ fault: 'signup_error' })
  })

  it('lets no cancel take back a code', () => {
    const state = play(popup(), code)
    expect(next(state, { type: 'ended', attemptId, cancelled: { fault: 'signup_cancelled' } })).toBe(state)
    expect(next(state, { type: 'give_up' })).toMatchObject({ step: 'finishing', code: 'AQ1' })
  })

  it('hears nothing of an older popup', () => {
    const old = { attemptId: 'another' }
    const state = popup()
    for (const event of [
      { ...code, ...old },
      { ...assets, ...old },
      { type: 'closed', ...old },
      { type: 'dismissed', ...old },
    ])
      expect(next(state, event as Event)).toBe(state)
  })

  it('takes a code that comes from a window that looked closed', () => {
    const lost = play(popup(), { type: 'give_up' })
    expect(lost).toMatchObject({ step: 'failed', fault: 'popup_closed' })
    expect(play(lost, assets, code)).toEqual(finishing({ code: 'AQ1', assets: { event: 'FINISH', waba_id: '1' } }))
    expect(next(lost, { ...code, attemptId: 'another' } as Event)).toBe(lost)
  })

  it('takes no code once the server has spoken', () => {
    const state = failed({ fault: 'code_expired', attempt: attempt({ status: 'failed', fault: 'code_expired' }) })
    expect(next(state, code)).toBe(state)
  })
})

describe('the rest', () => {
  it.each<[Partial<Attempt>, object]>([
    [
      { status: 'working', step: 'register' },
      { step: 'finishing', task: 'follow' },
    ],
    [
      { status: 'pin', fault: 'pin_required' },
      { step: 'pin', problem: null },
    ],
    [{ ...completed() }, { step: 'done' }],
    [
      { status: 'failed', fault: 'number_taken', redirect_url: 'https://a.example' },
      { fault: 'number_taken', redirectUrl: 'https://a.example' },
    ],
  ])('follows what the server says', (what, expected) => {
    expect(next(finishing(), { type: 'answered', attempt: attempt(what) })).toMatchObject(expected)
  })

  it('says that a PIN was wrong when the server asks for it again', () => {
    const pin = next(finishing(), { type: 'answered', attempt: attempt({ status: 'pin' }) })
    const sending = next(pin, { type: 'pin', pin: '123456' })
    expect(sending).toMatchObject({ step: 'pin', pin: '123456' })
    expect(next(sending, { type: 'pin', pin: '654321' }), 'one PIN at a time').toBe(sending)
    const working = next(sending, { type: 'answered', attempt: attempt() })
    expect(working).toMatchObject({ step: 'finishing', pinSent: true })
    const still = next(working, { type: 'answered', attempt: attempt({ step: 'register' }) })
    expect(next(still, { type: 'answered', attempt: attempt({ status: 'pin' }) })).toMatchObject({
      problem: 'wrong',
      pin: null,
    })
  })

  it('leads from the PIN back to Facebook, for a customer who does not have it', () => {
    const pin = next(finishing(), { type: 'answered', attempt: attempt({ status: 'pin' }) })
    expect(next(pin, { type: 'back' })).toEqual({ step: 'launch', session: signup.session, type: signup.type })
  })

  it('keeps a customer at the PIN when it could not be sent, and fails when the server refuses', () => {
    const sending: State = { step: 'pin', ...signup, attempt: attempt({ status: 'pin' }), pin: '123456', problem: null }
    expect(next(sending, { type: 'silent' })).toMatchObject({ step: 'pin', pin: null, problem: 'silent' })
    const refused = (fault: 'invalid_request' | 'link_revoked') =>
      next(sending, { type: 'refused', fault, redirectUrl: null })
    expect(refused('invalid_request')).toMatchObject({ step: 'pin', problem: 'wrong' })
    expect(refused('link_revoked')).toMatchObject({ step: 'failed', fault: 'link_revoked' })
  })

  it('tries again what failed: the same code, the same question, or Meta once more', () => {
    const unreachable = (state: State) =>
      next(state, { type: 'refused', fault: 'server_unreachable', redirectUrl: null })
    const unsent = next(unreachable(finishing({ code: 'AQ1' })), { type: 'retry' })
    expect(unsent).toMatchObject({ task: 'send', code: 'AQ1' })
    const unheard = next(unreachable(finishing({ code: 'AQ1', attempt: attempt(), task: 'follow' })), { type: 'retry' })
    expect(unheard).toMatchObject({ task: 'follow' })
    const gaveUp = failed({
      fault: 'meta_unavailable',
      attempt: attempt({ status: 'failed', fault: 'meta_unavailable' }),
    })
    expect(next(gaveUp, { type: 'retry' })).toMatchObject({ task: 'retry' })
    expect(next(unreachable({ step: 'loading' }), { type: 'retry' })).toEqual({ step: 'loading' })
  })

  it('goes through Facebook again with the type that was chosen, or chooses it again where it did not fit', () => {
    expect(next(failed({ fault: 'code_expired' }), { type: 'sign_again' })).toEqual({
      step: 'launch',
      session,
      type: 'dedicated',
    })
    expect(next(failed({ fault: 'number_taken' }), { type: 'choose_other' })).toMatchObject({ step: 'launch' })
    expect(next(failed({ fault: 'connection_type_mismatch' }), { type: 'choose_other' })).toMatchObject({
      step: 'type',
      type: null,
    })
  })

  it('goes on with what this window brought back from Facebook, and not with an attempt that is older', () => {
    const redirect = { state: 's', verifier: 'v', settle() {} }
    const back = { attemptId: 'b2', type: 'coexistence' as const, redirect }
    const state = next({ step: 'loading' }, { type: 'opened', session: { ...session, attempt: attempt() }, back })
    expect(state).toMatchObject({ step: 'finishing', task: 'send', code: null, ...back })
    const silent = next(state, { type: 'refused', fault: 'server_unreachable', redirectUrl: null })
    expect(next(silent, { type: 'retry' })).toMatchObject({ step: 'finishing', task: 'send', redirect: back.redirect })
  })

  it('waits with the server for a number that Facebook is not ready for, and lets the customer hurry it', () => {
    const waiting = next(finishing(), {
      type: 'answered',
      attempt: attempt({ status: 'waiting', fault: 'number_unverified' }),
    })
    expect(waiting).toMatchObject({ step: 'waiting', attempt: { fault: 'number_unverified' } })
    expect(next(waiting, { type: 'answered', attempt: completed() })).toMatchObject({ step: 'done' })
    expect(next(waiting, { type: 'sign_again' })).toMatchObject({ step: 'launch', type: 'dedicated' })
  })

  it('says what the server made of a problem that Facebook reported by its code', () => {
    const cancelled = { fault: 'signup_error', error_code: '3441042' } as const
    const lost = next(popup(), { type: 'ended', attemptId, cancelled })
    const told = next(lost, { type: 'recorded', attemptId, fault: 'region_unsupported', redirectUrl: null })
    expect(told).toMatchObject({ fault: 'region_unsupported', cancelled })
    expect(next(told, { type: 'choose_other' })).toMatchObject({ step: 'type', type: null })
  })

  it('keeps the way back that the server had for a recorded end', () => {
    const lost = next(popup(), { type: 'give_up' })
    expect(
      next(lost, { type: 'recorded', attemptId, fault: 'popup_closed', redirectUrl: 'https://a.example' }),
    ).toMatchObject({
      redirectUrl: 'https://a.example',
    })
    expect(
      next(lost, { type: 'recorded', attemptId: 'another', fault: 'no_code', redirectUrl: 'https://a.example' }),
    ).toBe(lost)
  })

  it('stays where it is on an event that a state does not name', () => {
    const events: Event[] = [
      ...(
        [
          'start',
          'next',
          'back',
          'give_up',
          'retry',
          'sign_again',
          'choose_other',
          'open_in_browser',
          'silent',
          'waited',
        ] as const
      ).map((type) => ({ type })),
      { type: 'opened', session },
      { type: 'answered', attempt: attempt() },
      { type: 'refused', fault: 'internal', redirectUrl: null },
      { type: 'pin', pin: '123456' },
      { type: 'launch', attemptId },
    ]
    const states: State[] = [
      { step: 'loading' },
      { step: 'welcome', session },
      { step: 'trust', session },
      { step: 'type', session, type: null },
      { step: 'country', session, type: 'dedicated', country: null },
      { step: 'number', session, type: 'dedicated', country: 'CL', fault: null },
      { step: 'asking', session, type: 'dedicated' },
      { step: 'launch', session, type: 'dedicated' },
      { step: 'handoff', session, type: 'dedicated' },
      popup(),
      finishing(),
      { step: 'pin', ...signup, attempt: attempt({ status: 'pin' }), pin: null, problem: null },
      { step: 'waiting', ...signup, attempt: attempt({ status: 'waiting', fault: 'number_unverified' }) },
      { step: 'done', session, attempt: completed() },
      failed({ fault: 'internal' }),
    ]
    expect(states.map(({ step }) => step)).toEqual(Object.keys(moves))
    for (const state of states)
      for (const event of events)
        if (!(event.type in moves[state.step])) expect(next(state, event), `${state.step} on ${event.type}`).toBe(state)
  })
})

describe('what was chosen before', () => {
  const choice = { country_iso: null, name: null, device: 'phone' as const, visitor: 'a', facebook: null }
  const chose = (connection_type: 'coexistence' | 'dedicated', more = {}): State => ({
    step: 'welcome',
    session: { ...session, choice: { ...choice, connection_type }, ...more },
  })

  it('is not asked again, and can be changed', () => {
    const launch = next(chose('coexistence'), { type: 'start' })
    expect(launch).toMatchObject({ step: 'launch', type: 'coexistence' })
    expect(next(launch, { type: 'back' })).toMatchObject({ step: 'type', type: 'coexistence' })
  })

  it('counts for nothing where the link has changed since', () => {
    const link = { ...session.link, connection_types: ['dedicated' as const] }
    expect(next(chose('coexistence', { link }), { type: 'start' })).toMatchObject({ step: 'launch', type: 'dedicated' })
  })
})

describe('handing the link to somebody else', () => {
  const launch: State = { step: 'launch', session, type: 'dedicated' }
  const handoff = next(launch, { type: 'hand_off' })

  it('waits, and comes back when the customer wants to do it after all', () => {
    expect(handoff).toEqual({ step: 'handoff', session, type: 'dedicated' })
    expect(next(handoff, { type: 'opened', session })).toBe(handoff)
    expect(next(handoff, { type: 'back' })).toEqual(launch)
  })

  it('has its door on the first screen, too, and leads back there', () => {
    const welcome: State = { step: 'welcome', session }
    const early = next(welcome, { type: 'hand_off' })
    expect(early).toEqual({ step: 'handoff', session, type: null })
    expect(next(early, { type: 'back' })).toEqual(welcome)
    expect(next(early, { type: 'named', name: 'Ana' })).toEqual({ ...early, name: 'Ana' })
    expect(next(next(welcome, { type: 'trust' }), { type: 'back' })).toEqual(welcome)
  })

  it('hears when Facebook’s window is open elsewhere, for a phone that waits for a computer', () => {
    const phone = next({ ...launch, type: 'coexistence' }, { type: 'to_computer' })
    expect(phone).toEqual({ step: 'handoff', session, type: 'coexistence', to: 'computer' })
    const choice = { connection_type: 'coexistence' as const, country_iso: null, name: null }
    const by = { device: 'computer' as const, visitor: 'b' }
    const news = { ...session, choice: { ...choice, ...by, facebook: { ...by, at: '2026-11-30T12:00:00.000Z' } } }
    const told = next(phone, { type: 'opened', session: news })
    expect(told).toMatchObject({ step: 'handoff', to: 'computer', session: news })
    expect(next(told, { type: 'opened', session: news }), 'the same again is no news').toBe(told)
  })

  it('follows what was begun elsewhere, and sees the end of what it missed', () => {
    const begun = next(handoff, { type: 'opened', session: { ...session, attempt: attempt() } })
    expect(begun).toMatchObject({ step: 'finishing', task: 'follow', attemptId: attempt().id })
    const used = next(handoff, { type: 'refused', fault: 'already_used', redirectUrl: null })
    expect(used).toMatchObject({ step: 'done', attempt: { status: 'completed', result: null } })
    const over = next(handoff, { type: 'refused', fault: 'link_expired', redirectUrl: null })
    expect(over).toMatchObject({ step: 'failed', fault: 'link_expired' })
  })
})

describe('a window of ours', () => {
  it.each<[Partial<Attempt>, object]>([
    [{ status: 'working' }, { step: 'finishing', task: 'follow' }],
    [{ status: 'pin' }, { step: 'pin', problem: null }],
    [{ status: 'completed' }, { step: 'done' }],
    [
      { status: 'failed', fault: 'signup_cancelled' },
      { step: 'failed', fault: 'signup_cancelled' },
    ],
  ])('goes on as the server says: %j', (what, expected) =>
    expect(next(popup(), { type: 'answered', attempt: attempt({ id: attemptId, ...what }) })).toMatchObject(expected),
  )

  it('ends with what the server refused, and tries from the beginning what may have changed since', () => {
    const refused = next(popup(), { type: 'recorded', attemptId, fault: 'link_expired', redirectUrl: null })
    expect(refused).toMatchObject({ step: 'failed', fault: 'link_expired', cancelled: null })
    expect(next(refused, { type: 'retry' })).toEqual({ step: 'loading' })
  })

  it('is followed after all, when it looked closed and the server hears of it later', () => {
    const closed = play(popup(), { type: 'closed', attemptId }, { type: 'waited' })
    expect(closed).toMatchObject({ step: 'failed', fault: 'popup_closed' })
    const late = play(closed, { type: 'answered', attempt: attempt({ id: attemptId }) }, { type: 'retry' })
    expect(late).toMatchObject({ step: 'finishing', task: 'follow', attemptId })
  })
})
