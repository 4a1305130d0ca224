import type { PhoneNumber } from './customers.ts'
import type { FaultRule } from './faults.ts'

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
