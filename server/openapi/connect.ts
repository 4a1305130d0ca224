import * as z from 'zod/mini'
import {
  Attempt,
  AttemptInput,
  ConnectError,
  NumberInput,
  PinInput,
  RedirectAnswer,
  RedirectStart,
  ReservedNumber,
  Session,
  WidgetEvents,
} from '../../contract/index.ts'
import type { Operation } from './operation.ts'

const tag = 'Connect'
const Keys = z.object({ keys: z.array(z.record(z.string(), z.unknown())) })
const common = { tag, needs: 'token', errors: ConnectError } as const

/** `/connect/v1`: what the widget asks. */
export const connectOperations: Operation[] = [
  {
    ...{ ...common, needs: 'nothing', method: 'get', path: '/connect/v1/jwks.json', id: 'getPublicKeys' },
    summary: 'The public keys that results are signed with',
    answer: { status: 200, says: 'A JSON Web Key Set (RFC 7517).', schema: Keys },
  },
  {
    ...{ ...common, method: 'get', path: '/connect/v1/session', id: 'openSession' },
    summary: 'What the widget needs to begin, or to go on',
    description: 'Marks the link as opened. A customer who left in the middle comes back to the attempt under way.',
    answer: { status: 200, says: 'The session.', schema: Session },
    refusals: [403, 404, 409, 410],
  },
  {
    ...{ ...common, method: 'post', path: '/connect/v1/number', id: 'reserveNumber' },
    summary: 'Hold a number for the customer',
    description:
      'At once from the pool of the country; else one is bought, and the answer is `working`. The same again gives the same number.',
    body: NumberInput,
    example: { country_iso: 'US' },
    answer: { status: 200, says: 'The number, or how it stands with it.', schema: ReservedNumber },
    refusals: [403, 409, 410],
  },
  {
    ...{ ...common, method: 'get', path: '/connect/v1/number', id: 'getNumber' },
    summary: 'The number that the link holds, with the newest code that WhatsApp sent to it',
    answer: { status: 200, says: 'The number; ask again until it is no longer `working`.', schema: ReservedNumber },
    refusals: [403, 404],
  },
  {
    ...{ ...common, method: 'delete', path: '/connect/v1/number', id: 'letNumberGo' },
    summary: 'Let the number go: the customer brings one, or wants another country',
    answer: { status: 204, says: 'None is held.' },
    refusals: [403, 409],
  },
  {
    ...{ ...common, method: 'put', path: '/connect/v1/attempts/{id}', id: 'finishPopup' },
    summary: 'How one popup of Meta’s ended',
    description: 'The browser makes the id, a UUID for each popup. The same again gives the same attempt.',
    body: AttemptInput,
    example: { connection_type: 'dedicated', cancelled: { fault: 'popup_closed' } },
    answer: { status: 200, says: 'The attempt; ask again until it is no longer `working`.', schema: Attempt },
    refusals: [403, 409, 410, 502, 504],
  },
  {
    ...{ ...common, method: 'post', path: '/connect/v1/attempts/{id}/redirect', id: 'beginRedirect' },
    summary: 'Go through Meta’s signup in the customer’s own window',
    description:
      'Where no popup can open. The window goes to `url` and comes back to `return_to`, which must be on the hosted page or an allowed origin, with `patchbay_state` in its query. PUT the attempt with that and the verifier of `challenge`.',
    body: RedirectStart,
    example: {
      connection_type: 'dedicated',
      challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      return_to: 'https://app.example.com/whatsapp',
    },
    answer: { status: 200, says: 'Where the window goes.', schema: RedirectAnswer },
    refusals: [403, 409, 410],
  },
  {
    ...{
      tag,
      needs: 'nothing',
      method: 'get',
      path: '/connect/v1/oauth/callback',
      id: 'endRedirect',
      errors: ConnectError,
    },
    summary: 'Where Meta sends a customer back who went there in their own window',
    description: 'An address for Meta’s Valid OAuth Redirect URIs. It sends the customer on to `return_to`.',
    answer: { status: 303, says: 'On to the page that the customer left.' },
    refusals: [],
  },
  {
    ...{ ...common, method: 'get', path: '/connect/v1/attempts/{id}', id: 'getAttempt' },
    summary: 'How far an attempt has come',
    answer: { status: 200, says: 'The attempt.', schema: Attempt },
    refusals: [403],
  },
  {
    ...{ ...common, method: 'post', path: '/connect/v1/attempts/{id}/pin', id: 'submitPin' },
    summary: 'The PIN of a number that has one',
    body: PinInput,
    example: { pin: '123456' },
    answer: { status: 200, says: 'The attempt, which goes on with the PIN.', schema: Attempt },
    refusals: [403, 429],
  },
  {
    ...{ ...common, method: 'post', path: '/connect/v1/attempts/{id}/retry', id: 'retryAttempt' },
    summary: 'Go on with an attempt that stopped because Meta did not answer',
    answer: { status: 200, says: 'The attempt.', schema: Attempt },
    refusals: [403, 409],
  },
  {
    ...{ ...common, method: 'post', path: '/connect/v1/events', id: 'addWidgetEvents' },
    summary: 'What happened in the customer’s browser, for the journey of the link',
    description:
      'Nothing is decided by it. The token may stand in the body instead of a header, so that a page that closes can send it as plain text. 300 events of a link are kept.',
    body: WidgetEvents,
    example: { events: [{ type: 'exited', ago: 0, duration: 41_000, step: 'launch', reason: 'page_left' }] },
    answer: { status: 204, says: 'Kept, or dropped where there are too many already.' },
    refusals: [403],
  },
]
