import type { AttemptStep } from '../../../contract/index.ts'
import { choose } from './steps/choose.ts'
import { complete } from './steps/complete.ts'
import { exchange } from './steps/exchange.ts'
import { inspect } from './steps/inspect.ts'
import { register } from './steps/register.ts'
import type { Step } from './steps/step.ts'
import { subscribe } from './steps/subscribe.ts'
import { sync } from './steps/sync.ts'

/**
 * The steps of a signup after the code, in order. Each step returns what to record, including the next step. All of them may run
 * twice: reads change nothing, and Meta accepts a repeated subscribe, register (same PIN) or sync without harm.
 */
export const steps: Record<AttemptStep, Step> = { exchange, inspect, choose, subscribe, register, sync, complete }
