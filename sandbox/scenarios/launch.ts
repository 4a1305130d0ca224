import type { Scenario } from '../world/scenario.ts'

/** Variants of a launch, depending on version and configuration. */
export const launchScenarios = {
  'configuration-without-products': {
    description:
      'The configuration was made without products, so it is v2, which ended: coexistence becomes the ordinary flow.',
    launch: { configuration: 'without products' },
  },
  'configuration-for-coexistence': {
    description: 'The configuration itself asks for the WhatsApp Business app; no feature type is needed.',
    launch: { configuration: 'for coexistence' },
  },
  'unknown-configuration': {
    description: 'Meta does not know the configuration: “Sorry, something went wrong”, and no event.',
    launch: { configuration: 'unknown' },
  },
  'customer-lingers': {
    description: 'The customer opens the setup guide from the last screen; the window stays open after the finish.',
    popup: { lingers: true },
  },
} as const satisfies Record<string, Scenario>
