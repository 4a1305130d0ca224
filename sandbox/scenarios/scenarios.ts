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

const usual = {
  default: {
    description: 'An ordinary good day. The window message and the code come in an order drawn by lot.',
  },
} as const satisfies Record<string, Scenario>

/** Every scenario by name. */
export const scenarios = {
  ...usual,
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

/** The same by what they are about, in the order of a signup, for a person who looks for one. */
export const scenarioGroups: { title: string; scenarios: Record<string, Scenario> }[] = [
  { title: 'A good day', scenarios: usual },
  { title: 'How Facebook’s window opens', scenarios: launchScenarios },
  { title: 'What the window says to the page', scenarios: windowScenarios },
  { title: 'Who the customer is, and what they have', scenarios: customersScenarios },
  { title: 'A number in the WhatsApp Business app (coexistence)', scenarios: coexistenceScenarios },
  { title: 'The code, the token and its permissions', scenarios: grantsScenarios },
  { title: 'How the Graph API answers', scenarios: graphScenarios },
  { title: 'Spellings and the order of webhooks', scenarios: numbersScenarios },
  { title: 'Messages, templates and media', scenarios: messagesScenarios },
  { title: 'Twilio and its numbers', scenarios: twilioScenarios },
]

export type ScenarioName = keyof typeof scenarios

export const scenarioNames = Object.keys(scenarios) as ScenarioName[]

/** @throws {TypeError} naming the scenarios there are. */
export function findScenario(name: unknown): Scenario {
  if (typeof name === 'string' && Object.hasOwn(scenarios, name)) return scenarios[name as ScenarioName]
  throw new TypeError(`name must be one of: ${scenarioNames.join(', ')}`)
}
