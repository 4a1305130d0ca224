import { describe, expect, it } from 'vitest'
import { metaCause, tellEvent } from '../../console/screens/links/moments.ts'
import { recordedState } from '../../console/screens/links/recorded-state.ts'
import { type LinkEvent, linkEventNames, type SetupLink, widgetEventTypes } from '../../contract/index.ts'
import { faultCodes } from '../../contract/remedies.ts'

let n = 0
const event = (name: LinkEvent['name'], detail = {}): LinkEvent => ({
  id: `01a22a8b-0000-7000-8000-${String(++n).padStart(12, '0')}`,
  name,
  detail,
  attempt_id: null,
  created_at: '2026-11-30T03:00:00.000Z',
})
const link = (what: Partial<SetupLink> = {}) =>
  ({
    ...{ id: 'l1', status: 'active', whatsapp_setup_status: 'failed', language: null, theme_config: null },
    ...{ allowed_connection_types: ['dedicated'], success_redirect_url: null, failure_redirect_url: null },
    ...{ expires_at: null, url: 'https://connect.example.com/s/x' },
    ...what,
  }) as SetupLink

describe('a journey in words', () => {
  it('has a sentence of its own for every event of the server and of the widget', () => {
    const server = linkEventNames.filter((name) => name !== 'widget').map((name) => tellEvent(event(name)))
    const widget = widgetEventTypes.map((type) => tellEvent(event('widget', { type })))
    for (const { words } of [...server, ...widget]) expect(words).toMatch(/^[A-Z].* /)
    expect(new Set(server.map(({ by }) => by))).toEqual(new Set(['server']))
    expect(new Set(widget.map(({ by }) => by))).toEqual(new Set(['browser']))
  })

  it('takes an event of a newer server by its name, and details of any shape', () => {
    expect(tellEvent({ name: 'moved_on' as never, detail: {} }).words).toBe('moved on')
    expect(tellEvent(event('widget', { type: 'toString' })).words).toBe('toString')
    expect(tellEvent(event('failed', { fault: { not: 'text' }, step: 7 })).words).toBe('The signup failed at 7')
    expect(metaCause(event('failed', { meta: 'text' }))).toBeUndefined()
    expect(metaCause(event('failed', { meta: { code: 131031, subcode: null, fbtrace_id: 'A1' } }))).toEqual({
      code: '131031',
      fbtrace_id: 'A1',
    })
  })
})

describe('what the customer sees', () => {
  const step = (events: LinkEvent[], what?: Partial<SetupLink>) => recordedState(link(what), events, 'Acme').step

  it.each([
    ['the invitation, where nothing happened', 'welcome', []],
    ['Meta’s window', 'popup', [event('widget', { type: 'popup_opened' })]],
    ['the way to Facebook, once a type is chosen', 'launch', [event('widget', { type: 'type_chosen' })]],
    ['the work, after the code', 'finishing', [event('popup_ended', { code: true }), event('exchanged')]],
    ['the PIN', 'pin', [event('exchanged'), event('pin_required', { step: 'register' })]],
    ['a number that is not ready', 'waiting', [event('waiting', { fault: 'number_preparing' })]],
    ['the failure', 'failed', [event('failed', { fault: 'code_expired' })]],
    ['the window again, after a failure', 'popup', [event('failed'), event('widget', { type: 'popup_opened' })]],
  ] as const)('is %s', (_, shown, events) => expect(step([...events])).toBe(shown))

  it('is the end of a link that is over, whatever happened on it', () => {
    const events = [event('widget', { type: 'popup_opened' })]
    const fault = (status: SetupLink['status']) => recordedState(link({ status }), events, 'Acme')
    expect(fault('revoked')).toMatchObject({ step: 'failed', fault: 'link_revoked' })
    expect(fault('expired')).toMatchObject({ step: 'failed', fault: 'link_expired' })
    expect(step(events, { status: 'used', whatsapp_setup_status: 'completed' })).toBe('done')
  })

  it('is a state of the widget for every fault there is, and for a word that nobody knows', () => {
    for (const fault of [...faultCodes, 'of_a_newer_server'])
      expect(recordedState(link(), [event('failed', { fault })], 'Acme')).toMatchObject({
        step: 'failed',
        fault: fault === 'of_a_newer_server' ? 'internal' : fault,
      })
  })
})
