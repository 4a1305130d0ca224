import type { Scenario } from '../world/scenario.ts'
import { coexistenceScenarios } from './coexistence.ts'
import { customersScenarios } from './customers.ts'
import { grantsScenarios } from './grants.ts'
import { graphScenarios } from './graph.ts'
import { launchScenarios } from './launch.ts'
import { messagesScenarios } from './messages.ts'
import { numbersScenarios } from './numbers.ts'
import { twilioScenarios } from './twilio.ts'
import { windowScenarios } from './window.ts'

/** Every scenario by name. */
export const scenarios = {
  default: {
    description: 'An ordinary good day. The window message and the code come in an order drawn by lot.',
  },
  ...launchScenarios,
  ...windowScenarios,
  ...customersScenarios,
  ...coexistenceScenarios,
  ...grantsScenarios,
  ...graphScenarios,
  ...numbersScenarios,
  ...messagesScenarios,
  ...twilioScenarios,
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios

export const scenarioNames = Object.keys(scenarios) as ScenarioName[]

/** @throws {TypeError} naming the scenarios there are. */
export function findScenario(name: unknown): Scenario {
  if (typeof name === 'string' && Object.hasOwn(scenarios, name)) return scenarios[name as ScenarioName]
  throw new TypeError(`name must be one of: ${scenarioNames.join(', ')}`)
}
