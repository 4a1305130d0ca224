import { requestAgain } from '../../work/request-again.ts'
import type { View } from '../view.ts'
import { Later } from './later.tsx'

const trust = () => import('./trust.tsx').catch(requestAgain).then(({ trustIn }) => trustIn)

/** One tap from the first screen: what the company may do. */
export const Trust = (view: View<'trust'>) => <Later {...view} part={trust} />
