import type { Scenario } from '../world/scenario.ts'

/** What becomes of a launch, depending on version and configuration. */
export const launchScenarios = {
  'retired-signups': {
    description:
      'Signup v2 and v3 have ended: coexistence asked for in them becomes the ordinary flow, without a word.',
    launch: { retired: 'ended' },
  },
  'configuration-without-products': {
    description:
      'The configuration was made without products, so it is v2, which ended: coexistence becomes the ordinary flow.',
    launch: { configuration: 'without products', retired: 'ended' },
  },
  'configuration-for-coexistence': {
    description: 'The configuration itself asks for the WhatsApp Business app; no feature type is needed.',
    launch: { configuration: 'for coexistence', retired: 'ended' },
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
