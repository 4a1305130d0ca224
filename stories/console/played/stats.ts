import { FaultCounts, Funnel, Today } from '../../../contract/index.ts'
import { before, id, odd } from './fixtures.ts'

const needs = [
  ['webhook_paused', 'The webhook https://app.example.com/hooks/patchbay is paused', 30],
  ['deliveries_failed', '1204 deliveries failed within a day', 4],
  ['signup_failed', `The signup of ${odd.script} failed`, 90],
  ['number_lost', '+1 415-555-0121 carries no messages', 40],
  ['token_ends', 'The token of +1 415-555-0120 ends', -4_000],
  ['domain_failing', 'The records of signup.wolle.example are not right', 70],
  ['pool_low', 'The pool of US runs low', 50],
  ['ends_at_meta', 'Version 25.0 of the Graph API ends', -60_000],
] as const

export const today = (empty: boolean) =>
  Today.parse({
    needs: (empty ? [] : needs).map(([kind, what, minutes]) => ({
      ...{ kind, id: kind, what, why: 'Nothing more is sent until somebody looks.', at: before(minutes), action: null },
      about: { webhook_id: id(400), ...(kind === 'ends_at_meta' && { page: 'https://developers.facebook.com/docs' }) },
    })),
    more: empty ? [] : ['signup_failed'],
  })

const counts = { sent: 420, opened: 371, type: 340, popup: 301, returned: 268, connected: 251, first_message: 190 }
const none = { sent: 0, opened: 0, type: 0, popup: 0, returned: 0, connected: 0, first_message: 0 }

export const funnel = (empty: boolean) =>
  Funnel.parse({
    ...{ from: before(43_200), to: before(0), group_by: null, counting: false, groups: [] },
    total: empty ? none : counts,
  })

export const faults = (empty: boolean) =>
  FaultCounts.parse({
    ...{ from: before(43_200), to: before(0), counting: false },
    faults: (empty ? [] : (['popup_closed', 'code_expired'] as const)).map((fault, n) => ({
      ...{
        fault,
        links: 61 - 20 * n,
        remedy: 'sign_again',
        drop_off: 'popup',
        stopped_at: { ...none, popup: 61 - 20 * n },
      },
      words: { title: 'Facebook’s window was closed', text: 'Nothing was connected.' },
    })),
  })
