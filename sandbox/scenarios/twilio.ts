import type { Scenario } from '../world/scenario.ts'

const twilioApi = '^/2010-04-01/'
const purchase = 'IncomingPhoneNumbers\\.json$'

const twilioUpset = (status: number, code: number, message: string) => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
})

/** Twilio on a bad day. */
export const twilioScenarios = {
  'otp-lost': {
    description: 'Meta’s code is sent and never arrives at the Twilio number.',
    twilio: { messages: 'lost' },
  },
  'twilio-no-stock': {
    description: 'Twilio has no number for sale, in any country.',
    twilio: { stock: 'none' },
  },
  'twilio-taken': {
    description: 'Twilio: somebody else is faster at the first purchase (21422).',
    faults: [
      { method: 'POST', path: purchase, times: 1, answer: twilioUpset(400, 21422, 'The number is not available.') },
    ],
  },
  'twilio-bundle-missing': {
    description: 'Twilio sells no number without a regulatory bundle (21649).',
    twilio: { asks: 'bundle' },
  },
  'twilio-address-missing': {
    description: 'Twilio sells no number without an address (21631).',
    twilio: { asks: 'address' },
  },
  'twilio-bad-credentials': {
    description: 'Twilio does not take the account’s token any more (20003).',
    twilio: { credentials: 'changed' },
  },
  'twilio-purchase-lost': {
    description: 'Twilio sells the number, and the connection breaks before the answer.',
    faults: [{ method: 'POST', path: purchase, times: 1, after: true, answer: { reset: true } }],
  },
  'twilio-purchase-hangs': {
    description: 'Twilio sells the number, and its answer does not come for a minute.',
    faults: [{ method: 'POST', path: purchase, times: 1, after: true, answer: { hang: 60_000 } }],
  },
  'twilio-429': {
    description: 'The first two calls of Twilio’s API answer 429 (20429).',
    faults: [{ path: twilioApi, times: 2, answer: twilioUpset(429, 20429, 'Too Many Requests') }],
  },
  'twilio-500': {
    description: 'The first two calls of Twilio’s API answer 500.',
    faults: [{ path: twilioApi, times: 2, answer: twilioUpset(500, 20500, 'An internal server error has occurred') }],
  },
  'twilio-slow': {
    description: 'Every call of Twilio’s API takes three seconds longer.',
    faults: [{ path: twilioApi, answer: { delay: 3000 } }],
  },
} as const satisfies Record<string, Scenario>
