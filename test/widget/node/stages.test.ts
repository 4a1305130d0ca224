import { expect, it } from 'vitest'
import { attempt, completed, failed, providing, session, signup } from '../../../stories/fixtures.ts'
import { progressOf, stageOf } from '../../../widget/stages.ts'
import type { State } from '../../../widget/state.ts'

const one = { ...session, link: { ...session.link, connection_types: ['dedicated' as const] } }
const waiting: State = {
  ...signup,
  step: 'waiting',
  attempt: attempt({ status: 'waiting', fault: 'number_preparing' }),
}

it('counts the stages that the link has', () => {
  const type = 'dedicated'
  expect(progressOf({ step: 'welcome', session })).toEqual([1, 4])
  expect(progressOf({ step: 'welcome', session: one })).toEqual([1, 3])
  expect(progressOf({ step: 'type', session, type: null })).toEqual([2, 4])
  expect(progressOf({ step: 'launch', session: one, type })).toEqual([2, 3])
  expect(progressOf({ step: 'done', session, attempt: completed() })).toEqual([4, 4])
})

it('counts the number among them where the host provides it, and not for the app on a phone', () => {
  const provided = providing([
    { iso: 'CL', instant: true },
    { iso: 'US', instant: false },
  ])
  expect(progressOf({ step: 'country', session: provided, type: 'dedicated', country: null })).toEqual([3, 5])
  expect(progressOf({ step: 'launch', session: provided, type: 'coexistence' })).toEqual([3, 4])
})

it('is at the last one while the customer waits for Meta', () => {
  expect(progressOf(waiting)).toEqual([4, 4])
})

it('says nothing where it would mean nothing: before the session is there, and at a failure', () => {
  expect(progressOf({ step: 'loading' })).toBeUndefined()
  expect(progressOf(failed({ fault: 'internal' }))).toBeUndefined()
  const silent = Object.entries(stageOf).filter(([, stage]) => stage === null)
  expect(silent.map(([step]) => step)).toEqual(['loading', 'failed'])
})
