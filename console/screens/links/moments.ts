import type { LinkEvent } from '../../../contract/index.ts'
import type { Tone } from '../../ui/badge.tsx'
import { plain } from '../states.tsx'

/** One event of a journey in words. */
export interface Told {
  by: 'server' | 'browser'
  words: string
  tone: Tone
}

type Detail = Record<string, unknown>
const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? plain(String(value)) : '')

const server: Record<Exclude<LinkEvent['name'], 'widget'>, string | ((detail: Detail) => string)> = {
  created: 'The link was made',
  opened: 'The customer opened the link',
  number_reserved: 'A number was held for the customer',
  number_failed: ({ fault }) => `No number could be found: ${text(fault)}`,
  number_code: 'WhatsApp’s code arrived at the number',
  number_let_go: 'The number was let go',
  popup_ended: ({ code, cancelled, fault }) =>
    code ? 'Meta’s window ended with a code' : `Meta’s window ended without a code${colon(fault ?? cancelled)}`,
  exchanged: 'The code was spent, and the token kept',
  step_done: ({ step }) => `Done: ${text(step)}`,
  retrying: ({ step, tries }) => `Meta did not answer at ${text(step)}; try ${text(tries)} follows`,
  account_shared: 'Meta says that the account was shared anew',
  waiting: ({ fault }) => `The number is not ready at Meta${colon(fault)}`,
  pin_required: 'The number has a PIN, and the customer is asked for it',
  resumed: 'The signup went on',
  failed: ({ fault, step }) => `The signup failed at ${text(step)}${colon(fault)}`,
  completed: 'The number is connected',
  revoked: ({ by }) => `The link was revoked${by === 'new_link' ? ' by a newer one' : ''}`,
  reactivated: 'The link works again',
  requested_again: 'Customer asked for a new link',
  expired: 'The link ran out',
  undone: 'What the signup did at Meta was taken back',
  first_message_received: 'The first message came in',
  first_message_sent: 'The first message went out',
}

const browser: Record<string, string | ((detail: Detail) => string)> = {
  opened: 'The widget appeared',
  type_chosen: ({ connection_type }) => `Chose ${text(connection_type)}`,
  step_shown: ({ step }) => `Saw your step ${text(step)}`,
  step_answered: ({ step }) => `Answered your step ${text(step)}`,
  step_skipped: ({ step }) => `Skipped your step ${text(step)}`,
  popup_opened: 'Opened Meta’s window',
  popup_blocked: 'The browser blocked Meta’s window',
  pin_asked: 'Was asked for the PIN',
  waiting: 'Saw that the number is not ready',
  cancelled: ({ step, reason }) => `Left Meta’s window${step ? ` at “${text(step)}”` : colon(reason)}`,
  finishing: 'Came back from Meta',
  completed: 'Saw that the number is connected',
  error: ({ code }) => `Saw a problem${colon(code)}`,
  handed_off: 'Handed the link to another person',
  redirect_stopped: 'Stayed, and did not go back to your app',
  theme_corrected: 'A colour of the theme was corrected, so that it can be read',
  exited: ({ step }) => `Left the page${step ? ` at ${text(step)}` : ''}`,
}

const colon = (word: unknown) => (text(word) ? `: ${text(word)}` : '')
const bad = ['failed', 'number_failed', 'error', 'popup_blocked', 'undone']
const good = ['completed', 'first_message_received', 'first_message_sent']

/** What an event says to people, and who saw it: the server, or the customer's browser. */
export function tellEvent({ name, detail }: Pick<LinkEvent, 'name' | 'detail'>): Told {
  const by = name === 'widget' ? 'browser' : 'server'
  const word = name === 'widget' ? String(detail.type) : name
  const say = name === 'widget' ? (Object.hasOwn(browser, word) ? browser[word] : undefined) : server[name]
  const words = typeof say === 'function' ? say(detail) : (say ?? plain(word))
  return { by, words, tone: bad.includes(word) ? 'bad' : good.includes(word) ? 'good' : 'plain' }
}

/** What Meta said to a failure, where it said something: what its support asks for. */
export interface MetaCause {
  call?: string
  code?: string
  subcode?: string
  fbtrace_id?: string
  session_id?: string
}

export function metaCause({ detail }: Pick<LinkEvent, 'detail'>): MetaCause | undefined {
  const meta = detail.meta
  if (typeof meta !== 'object' || meta === null) return undefined
  const said = Object.entries(meta).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  return said.length ? Object.fromEntries(said.map(([name, value]) => [name, String(value)])) : undefined
}
