import { requestAgain } from '../work/request-again.ts'
import { Later } from './help/later.tsx'
import type { View } from './view.ts'

const toColleague = () => import('./help/handoff.tsx').catch(requestAgain).then(({ handoffIn }) => handoffIn)
const toComputer = () => import('./help/computer.tsx').catch(requestAgain).then(({ computerIn }) => computerIn)

/** The link goes on elsewhere: with somebody else, or at the customer's computer. */
export const Handoff = (view: View<'handoff'>) => (
  <Later {...view} part={view.state.to === 'computer' ? toComputer : toColleague} />
)
