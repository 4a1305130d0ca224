import type { PhoneNumber } from './customers.ts'
import type { FaultRule } from './faults.ts'

/** Why the popup stops a person at the start; `code` is what "Report a problem" sends. */
type Wall = { title: string; text: string; code: string }

/** How Meta behaves until another scenario is played. An empty one behaves normally. */
export type Scenario = {
  description: string
  /** What the script's address answers: an error, or a script that defines nothing. */
  sdk?: 'missing' | 'stub'
  launch?: {
    /** What becomes of the app's configuration. */
    configuration?: 'unknown' | 'without products' | 'for coexistence'
  }
  popup?: {
    /** When the window message is sent, relative to the code: Meta promises no order, so `either` is random. */
    message?: 'either' | 'first' | 'after-code' | 'never'
    /** The page receives neither the code nor any message. */
    callback?: 'never'
    /** Closing the window sends nothing, neither a message nor a callback. */
    closing?: 'silent'
    /** The message is an object instead of a JSON string. */
    format?: 'object'
    /** Other messages around the real one. */
    noise?: true
    /** A frame of another origin posts a finish with somebody else's ids first. */
    spoof?: true
    /** What the callback gets around its code: another status, or nothing else at all. */
    answer?: 'status unknown' | 'code only'
    /** Confirming fails on Meta's side: the popup says so by an ERROR event, and no code comes. */
    ends?: 'error'
    /** The customer opens the setup guide from the last screen, and the window stays. */
    lingers?: true
    /** The message names the WhatsApp account of the number, as version 5 is to. */
    waacIds?: true
    /** The name of the finish event, instead of the proper one. */
    event?: string
  }
  customer?: {
    /** Another account that the portfolio shared with the app long ago, with a number of its own. */
    accounts?: 'another'
    /** `shared`: another partner has registered it already; `deregistered`: another partner had, and let go of it. */
    number?: 'verified' | 'unverified' | 'shared' | 'deregistered' | 'none'
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
    /** What debug_token leaves out of granular scopes: all of them, or the one for management. */
    granular?: 'none' | 'without management'
    /** A code of the SDK is exchanged only with the address of the page that it was given to. */
    wantsRedirectUri?: true
    scopes?: string[]
    /** The names under which debug_token shows what the token may do. */
    shownScopes?: string[]
    /** How long the token lives, in place of the setting. */
    lifetimeMs?: number
    /** So many node calls answer 100/33 until the grant has spread. */
    lag?: number
  }
  graph?: {
    /** The exchange does not look at a JSON body. */
    exchangeIgnoresJson?: true
    /** Fields of a number that Graph no longer has. */
    gone?: string[]
    /** Refusals have numbers as text, null for what is missing, and `error_data` as text. */
    errors?: 'as text'
  }
  coexistence?: {
    /** The day for syncing is over when the customer comes. */
    syncs?: 'too late'
    /** Refused syncs are error 100, with the reason as a subcode. */
    errors?: 'subcodes'
  }
  /** How webhooks arrive. */
  webhooks?: {
    /** Those about one account that are sent within half a second arrive backwards, and each twice. */
    order?: 'backwards'
  }
  /** How Meta writes a line that has two spellings, such as `521…` and `52…`. */
  spelling?: {
    /** Graph shows the other spelling than the customer typed. */
    graph?: 'other'
    /** Webhooks name the other spelling than Graph shows. */
    webhooks?: 'other'
  }
  messages?: {
    /** People have usernames, and their numbers are not in webhooks. */
    people?: 'hide their number'
    /** A message outside the 24-hour window is refused at once, and not by a status webhook. */
    window?: 'refused at once'
    /** No message reaches a phone: 131026 by webhook. */
    phones?: 'unreachable' | 'switched off'
    /** How status webhooks come. */
    statuses?: 'twice' | 'backwards'
    /** Statuses hold a conversation, as in webhook versions before v24.0. */
    conversations?: true
    /** What becomes of a template that is submitted. */
    templates?: 'rejected' | 'never reviewed'
    /** A file that came with a message cannot be downloaded. */
    media?: 'gone'
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
