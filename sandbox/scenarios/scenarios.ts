import type { FaultRule } from '../world/faults.ts'
import type { PhoneNumber } from '../world/world.ts'

/** Why the popup stops a person before it begins; `code` is what "Report a problem" sends. */
export type Wall = { title: string; text: string; code: string }

/** How Meta behaves until another scenario is played. An empty one is an ordinary good day. */
export type Scenario = {
  description: string
  /** What the address of the script answers: an error, or a script that defines nothing. */
  sdk?: 'missing' | 'stub'
  popup?: {
    /** When the window message comes, seen from the code: Meta promises no order, so `either` is drawn by lot. */
    message?: 'either' | 'first' | 'after-code' | 'never'
    /** The code never reaches the page, nor does any other word. */
    callback?: 'never'
    /** Closing the window says nothing, neither by message nor by callback. */
    closing?: 'silent'
    /** The message is an object instead of a JSON string. */
    format?: 'object'
    /** Other messages around the real one. */
    noise?: true
    /** A frame of another origin posts a finish with somebody else's ids first. */
    spoof?: true
    /** The name of the finish event, instead of the proper one. */
    event?: string
  }
  customer?: {
    number?: 'verified' | 'unverified' | 'none'
    /** Two-step verification was on already, with this PIN. */
    pin?: string
    nameStatus?: PhoneNumber['nameStatus']
    unpaid?: true
    portfolios?: 'none of their own'
    displayNameOnly?: 'first'
    numberScreen?: 'skipped'
    sharesHistory?: false
    /** The phone's WhatsApp Business app is refused for coexistence with this error. */
    ineligible?: Wall
    wall?: Wall
  }
  grant?: {
    /** The code is so many milliseconds old when the page gets it. */
    codeAgeMs?: number
    targetIds?: false
    scopes?: string[]
    /** So many node calls answer 100/33 until the grant has spread. */
    lag?: number
  }
  twilio?: {
    /** Nothing is for sale, and what was found before is gone. */
    stock?: 'none'
    /** What every purchase needs, whatever its country. */
    asks?: 'address' | 'bundle'
    /** Neither token nor key is taken any more. */
    credentials?: 'changed'
    /** What is sent to a number never arrives. */
    messages?: 'lost'
  }
  faults?: FaultRule[]
}

/** Calls on nodes and their edges. The code exchange is not among them: it must never be tried twice. */
const nodes = '^/v[0-9.]+/[0-9]+'

const twilioApi = '^/2010-04-01/'
const purchase = 'IncomingPhoneNumbers\\.json$'

const twilioUpset = (status: number, code: number, message: string) => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
})

const upset = (code: number, message: string, transient = false) => ({
  error: { message, type: 'OAuthException', code, is_transient: transient, fbtrace_id: 'AsandboxFaultInjected00' },
})

/** Every scenario by name. */
export const scenarios = {
  default: {
    description: 'An ordinary good day. The window message and the code come in an order drawn by lot.',
  },
  'message-first': {
    description: 'The window message with the ids comes before the code.',
    popup: { message: 'first' },
  },
  'message-after-code': {
    description: 'The code comes first, the window message with the ids half a second later.',
    popup: { message: 'after-code' },
  },
  'no-message': {
    description: 'The code comes, the window message never does.',
    popup: { message: 'never' },
  },
  'no-callback': {
    description: 'The window message comes, the code never does, and the callback is never called.',
    popup: { message: 'first', callback: 'never' },
  },
  'silent-close': {
    description: 'Closing the popup says nothing at all: no message, no callback.',
    popup: { closing: 'silent' },
  },
  noise: {
    description: 'Messages that are not JSON, of other types and with unknown events come around the real one.',
    popup: { noise: true, message: 'first' },
  },
  'message-object': {
    description: 'The window message is an object instead of a JSON string.',
    popup: { format: 'object' },
  },
  'unknown-finish': {
    description: 'The finish event has a name that no documentation lists.',
    popup: { event: 'FINISH_OF_A_KIND_NOT_SEEN_YET' },
  },
  'spoofed-origin': {
    description: 'A frame of another origin first posts a finish with the ids of somebody else.',
    popup: { spoof: true, message: 'first' },
  },
  'sdk-broken': {
    description: 'The address of the SDK answers 404.',
    sdk: 'missing',
  },
  'sdk-stub': {
    description: 'The SDK loads and defines nothing, as when a blocker puts an empty script in its place.',
    sdk: 'stub',
  },
  'code-expired': {
    description: 'The code is already 31 seconds old when the page gets it.',
    grant: { codeAgeMs: 31_000 },
  },
  'display-name-only-offered': {
    description: 'The number screen puts "Use a display name only" first and has it chosen already.',
    customer: { displayNameOnly: 'first' },
  },
  'number-has-pin': {
    description: 'The existing number has two-step verification on, with the PIN 482913.',
    customer: { pin: '482913' },
  },
  'name-pending': {
    description: 'The display name of the existing number still waits for review.',
    customer: { nameStatus: 'PENDING_REVIEW' },
  },
  'payment-missing': {
    description: 'The account has no payment method; health_status says so.',
    customer: { unpaid: true },
  },
  'unverified-number': {
    description: 'The existing number was never verified, and can be chosen all the same.',
    customer: { number: 'unverified' },
  },
  'no-number': {
    description: 'The account has no number; the customer can finish without one.',
    customer: { number: 'none' },
  },
  'only-waba': {
    description: 'The popup asks for no number and ends with FINISH_ONLY_WABA.',
    customer: { number: 'none', numberScreen: 'skipped' },
    popup: { event: 'FINISH_ONLY_WABA' },
  },
  'no-target-ids': {
    description: 'The answer of debug_token has no target_ids, which means all assets.',
    grant: { targetIds: false },
  },
  'permission-missing': {
    description: 'The token came without whatsapp_business_management.',
    grant: { scopes: ['whatsapp_business_messaging'] },
  },
  'lagging-grant': {
    description: 'The first three node calls of a new token answer 100/33, as if the grant had not spread yet.',
    grant: { lag: 3 },
  },
  'graph-500': {
    description: 'The first two node calls answer 500.',
    faults: [
      { path: nodes, times: 2, answer: { status: 500, body: upset(2, 'Service temporarily unavailable', true) } },
    ],
  },
  'graph-429': {
    description: 'The first two node calls answer 429: the rate limit of the WABA is used up.',
    faults: [
      {
        path: nodes,
        times: 2,
        answer: {
          status: 429,
          headers: {
            'X-App-Usage': '{"call_count":100,"total_time":25,"total_cputime":25}',
            'X-Business-Use-Case-Usage':
              '{"0":[{"type":"whatsapp_business_management","call_count":100,"total_cputime":25,"total_time":25,"estimated_time_to_regain_access":1}]}',
          },
          body: upset(80007, '(#80007) There have been too many calls to this WhatsApp Business account.'),
        },
      },
    ],
  },
  'graph-nonsense': {
    description: 'The first two node calls answer 200 with a page of HTML.',
    faults: [
      {
        path: nodes,
        times: 2,
        answer: { status: 200, raw: '<html><body>Sorry</body></html>', headers: { 'Content-Type': 'text/html' } },
      },
    ],
  },
  'graph-slow': {
    description: 'Every node call takes two seconds longer.',
    faults: [{ path: nodes, answer: { delay: 2000 } }],
  },
  'graph-hangs': {
    description: 'The first node call gets no answer for a minute.',
    faults: [{ path: nodes, times: 1, answer: { hang: 60_000 } }],
  },
  'history-refused': {
    description: 'Coexistence: the customer does not share the chat history (webhook error 2593109).',
    customer: { sharesHistory: false },
  },
  'coexistence-ineligible': {
    description: 'Coexistence: the number in the app is not eligible yet (3441045).',
    customer: {
      ineligible: {
        title: 'This number can’t be connected yet',
        text: 'The number needs more activity in the WhatsApp Business app first. Use the app for a while, then try again.',
        code: '3441045',
      },
    },
  },
  'own-portfolio': {
    description: 'The only portfolio on offer owns the app, so it is greyed out and there is no way on.',
    customer: { portfolios: 'none of their own' },
  },
  'two-factor': {
    description: 'The person has to turn two-factor authentication on first (2859009).',
    customer: {
      wall: {
        title: 'Turn on two-factor authentication',
        text: 'Your business asks everyone to use two-factor authentication. Turn it on in your account settings, then come back.',
        code: '2859009',
      },
    },
  },
  'cannot-onboard': {
    description: 'The popup says that this app cannot take on customers at the moment.',
    customer: {
      wall: {
        title: 'This app can’t onboard customers right now',
        text: 'The app has reached its limit or is not fully verified. Contact the business that sent you here.',
        code: '3441003',
      },
    },
  },
  'unknown-domain': {
    description: 'The page’s domain is not on the app’s list of allowed domains for the SDK.',
    customer: {
      wall: {
        title: 'Unknown host domain',
        text: 'The page you come from is not on this app’s list of domains for the JavaScript SDK.',
        code: '191',
      },
    },
  },
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

export type ScenarioName = keyof typeof scenarios

export const scenarioNames = Object.keys(scenarios) as ScenarioName[]

/** @throws {TypeError} naming the scenarios there are. */
export function findScenario(name: unknown): Scenario {
  if (typeof name === 'string' && Object.hasOwn(scenarios, name)) return scenarios[name as ScenarioName]
  throw new TypeError(`name must be one of: ${scenarioNames.join(', ')}`)
}
