import type { Scenario } from '../world/scenario.ts'

/** What the page that opened the popup receives, and whether the SDK loads at all. */
export const windowScenarios = {
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
  'status-unknown': {
    description: 'The callback has a code and the status “unknown”.',
    popup: { answer: 'status unknown' },
  },
  'code-only': {
    description: 'The callback has a code and nothing else: no user, no status.',
    popup: { answer: 'code only' },
  },
  'signup-error': {
    description: 'Confirming fails on Meta’s side: an ERROR event with error_id, and no code.',
    popup: { ends: 'error' },
  },
  'obo-migration': {
    description: 'The finish is FINISH_OBO_MIGRATION: an account that a partner owned is the customer’s now.',
    popup: { event: 'FINISH_OBO_MIGRATION' },
  },
  'api-access-only': {
    description: 'The app alone is installed: FINISH_GRANT_ONLY_API_ACCESS, and the webhook PARTNER_APP_INSTALLED.',
    popup: { event: 'FINISH_GRANT_ONLY_API_ACCESS' },
  },
  'whatsapp-accounts': {
    description: 'The message names the WhatsApp account of the number (primary_waac_ids), as version 5 is to.',
    popup: { waacIds: true },
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
} as const satisfies Record<string, Scenario>
