import * as z from 'zod/mini'
import { ConnectionType } from './connection-type.ts'
import { plainDigits } from './digits/digits.ts'
import { faultCodes } from './remedies.ts'
import { Action, Result } from './result.ts'

const Id = z.string().check(z.regex(/^[0-9]{1,32}$/, 'must be digits'))
const Words = z.string().check(z.maxLength(500))

/**
 * The ids that Meta's popup posted to the page. Hints, never facts: a page can be tampered with,
 * so the server believes only what the token and the WABA's own number list say.
 */
export const Assets = z.object({
  event: z.optional(Words),
  waba_id: z.optional(Id),
  phone_number_id: z.optional(Id),
  business_id: z.optional(Id),
  /** The WhatsApp accounts, apart from the messaging account that `waba_id` is; from version 5 of the signup on. */
  primary_waac_ids: z.optional(z.array(Id).check(z.maxLength(20))),
})
export type Assets = z.infer<typeof Assets>

/**
 * How a popup ended without a code. `step` is Meta's `current_step` (free text: new screens get new words);
 * `error_code`, `error_message` and `session_id` come from an error the customer reported inside the popup.
 */
export const Cancelled = z.object({
  fault: z.enum(['signup_cancelled', 'signup_error', 'popup_closed', 'popup_blocked', 'sdk_blocked', 'no_code']),
  step: z.optional(Words),
  error_code: z.optional(Words),
  error_message: z.optional(Words),
  session_id: z.optional(Words),
})
export type Cancelled = z.infer<typeof Cancelled>

const Unguessable = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes in base64url'))

/**
 * Body of `POST /connect/v1/attempts/:id/redirect`: the customer's own window is to go to Meta and come back to `return_to`.
 * `challenge` is the SHA-256 of a verifier that the browser keeps for itself, as in PKCE (RFC 7636).
 */
export const RedirectStart = z.object({
  connection_type: ConnectionType,
  challenge: Unguessable,
  return_to: z
    .url({ protocol: /^https?$/, error: 'must be an absolute address' })
    .check(z.maxLength(2_000, 'must be at most 2000 characters')),
  /** The page that opened the window, as the browser names it to the page in the window: it has to be one that may use the link. */
  opened_by: z.optional(z.string().check(z.maxLength(300))),
})
export type RedirectStart = z.infer<typeof RedirectStart>

/** Where the window has to go: Meta's dialog. */
export const RedirectAnswer = z.object({ url: z.string() })
export type RedirectAnswer = z.infer<typeof RedirectAnswer>

/** What a window that is back brings: the state it came with, and the verifier that its browser kept. */
export const Redirected = z.object({ state: Unguessable, verifier: Unguessable })
export type Redirected = z.infer<typeof Redirected>

/** Body of `PUT /connect/v1/attempts/:id`: how one popup ended. The browser makes the id, one for each popup. */
export const AttemptInput = z.union([
  z.object({
    connection_type: ConnectionType,
    code: z.string().check(z.minLength(1), z.maxLength(2048)),
    assets: z.optional(Assets),
  }),
  z.object({ connection_type: ConnectionType, cancelled: Cancelled }),
  z.object({ connection_type: ConnectionType, redirect: Redirected }),
])
export type AttemptInput = z.infer<typeof AttemptInput>

/** Body of `POST /connect/v1/attempts/:id/pin`: six digits of any script. */
export const PinInput = z.object({ pin: plainDigits(/^[0-9]{6}$/, 'must be six digits') })
export type PinInput = z.infer<typeof PinInput>

/** What the server still has to do, in order; `register` is for dedicated numbers, `sync` for coexistence. */
export const attemptSteps = ['exchange', 'inspect', 'choose', 'subscribe', 'register', 'sync', 'complete'] as const
export const AttemptStep = z.enum(attemptSteps)
export type AttemptStep = z.infer<typeof AttemptStep>

/** One thing that was left to do at the end, the page at Meta where it is done (null where nothing can be), and whether it is. */
export const ChecklistItem = z.object({ action: Action, url: z.nullable(z.string()), settled: z.boolean() })
export type ChecklistItem = z.infer<typeof ChecklistItem>

/** The test message that the customer may write to their new number: `to` is the number in digits, as `wa.me` takes it. */
export const TestMessage = z.object({
  to: z.string(),
  /** Whether anybody has written to the number since it was connected. */
  received: z.boolean(),
})
export type TestMessage = z.infer<typeof TestMessage>

/**
 * One try at signing up, as the widget sees it; `GET /connect/v1/attempts/:id`.
 * `step` is the one being done (or the one it stopped at); `retrying` says that Meta did not answer and we ask again by ourselves.
 * `waiting` is for Meta: `fault` says what is not ready there, and the server goes on by itself when it is.
 * `redirect_url`, when the link has one for this ending, already holds every parameter and the signature.
 */
export const Attempt = z.object({
  id: z.string(),
  status: z.enum(['working', 'waiting', 'pin', 'completed', 'failed']),
  step: AttemptStep,
  connection_type: ConnectionType,
  retrying: z.boolean(),
  fault: z.nullable(z.enum(faultCodes)),
  /** The number as people write it, once it is known. */
  display_phone_number: z.nullable(z.string()),
  result: z.nullable(Result),
  /** Of a completed one: `result.actions` as they stand now. Ask again while the customer watches, and settled ones are seen in seconds. */
  checklist: z.optional(z.array(ChecklistItem)),
  /**
   * Of a completed one whose link has `test_message`. Ask again while the customer watches. Null when the messages of the number do
   * not come here, so that nobody could say that one arrived.
   */
  test_message: z.optional(z.nullable(TestMessage)),
  /** While Meta keeps the number locked (`pin_locked`): from when it may be tried again, where that is known. */
  again_at: z.nullable(z.string()),
  redirect_url: z.nullable(z.string()),
})
export type Attempt = z.infer<typeof Attempt>
