import type { FaultCode } from '../contract/index.ts'
import type { Chosen, Failed, State } from './state.ts'

export const failed = (what: Partial<Failed> & { fault: FaultCode }): State => ({
  step: 'failed',
  redirectUrl: null,
  company: null,
  supportUrl: null,
  session: null,
  signup: null,
  attempt: null,
  cancelled: null,
  ...what,
})

/** To what the host asks before, as long as some of it is unanswered; then to Facebook. */
export function toSteps({ session, type }: Chosen): State {
  const { before = [], status = {} } = session.steps ?? {}
  const isOpen = before.some(({ id }) => !status[id] || status[id] === 'draft')
  return { step: isOpen ? 'asking' : 'launch', session, type }
}
