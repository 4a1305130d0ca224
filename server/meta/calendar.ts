import { day } from '../time.ts'
import { defaultGraphVersion } from './client.ts'
import { createLaunch, type SignupSettings } from './launch.ts'

const docs = 'https://developers.facebook.com/documentation/business-messaging/whatsapp'

/** The settings that depend on dates of Meta's. */
export interface InUse {
  /** The version of Embedded Signup of each connection type; undefined where the settings remove it. */
  signupVersions: unknown[]
  graphVersion: string
}

export function inUseOf(meta: SignupSettings & { graphVersion?: string | undefined }): InUse {
  const launch = createLaunch(meta)
  return {
    signupVersions: [launch('coexistence').extras.version, launch('dedicated').extras.version],
    graphVersion: meta.graphVersion ?? defaultGraphVersion,
  }
}

/** A feature that Meta ends, or a requirement that begins, on a day. */
export interface Deadline {
  /** Names it in the metrics. */
  id: string
  what: string
  /** The day in Meta's time zone, `YYYY-MM-DD`; the first day of the period when Meta names no day. */
  on: string
  /** Where Meta says so. */
  page: string
  /** What to do before that day. */
  cure: string
  /** Whether it affects a server with these settings; without it, every server. */
  concerns?(inUse: InUse): boolean
}

/** The dates that Meta has published, in order. Remove a line when it can no longer affect this code. */
export const calendar: readonly Deadline[] = [
  {
    id: 'quality_limit_fields',
    what: 'current_limit and old_limit leave phone_number_quality_update',
    on: '2026-02-01',
    page: `${docs}/webhooks/reference/phone_number_quality_update`,
    cure: 'nothing: max_daily_conversations_per_business is read',
    concerns: () => false,
  },
  {
    id: 'service_messages_charged',
    what: 'service messages and utility templates inside the window are charged',
    on: '2026-10-01',
    page: `${docs}/pricing`,
    cure: 'have customers add a payment method: payment_missing stands in the actions of their numbers',
    concerns: () => false,
  },
  {
    id: 'embedded_signup_v2_v3',
    what: 'Embedded Signup v2 and v3 end, and their previews',
    on: '2026-10-15',
    page: `${docs}/embedded-signup/version-4`,
    cure: 'set META_SIGNUP_VERSION to v4, with a configuration that was made with products',
    concerns: ({ signupVersions }) => signupVersions.some((version) => /^v[23](-|$)/.test(String(version))),
  },
  {
    id: 'paid_messaging_account_id',
    what: 'the parameter paid_messaging_account_id of the Messages API ends',
    on: '2026-12-31',
    page: `${docs}/account-model-evolution/messaging`,
    cure: 'send messaging_account_id in its place, where you send either',
  },
  {
    id: 'account_model_phase_2',
    what: 'phase 2 of the account model may begin (first half of 2027): a new Graph version asks for messaging_account_id',
    on: '2027-01-01',
    page: `${docs}/account-model-evolution`,
    cure: 'stay on this Graph version until Patchbay names another, and read its changelog',
  },
  {
    id: 'account_model_phase_3',
    what: 'phase 3 of the account model may begin (first half of 2028): every call takes the id of the WhatsApp account',
    on: '2028-01-01',
    page: `${docs}/account-model-evolution`,
    cure: 'update Patchbay before',
  },
  {
    id: 'graph_v25',
    what: 'Graph v25.0 ends',
    on: '2028-07-29',
    page: 'https://developers.facebook.com/docs/graph-api/changelog/versions',
    cure: 'set META_GRAPH_VERSION to a later version, such as v26.0',
    concerns: ({ graphVersion }) => Number(graphVersion.slice(1)) <= 25,
  },
]

/** A date is reported this many days before. */
const notice = 60

/** Days until a deadline; 0 on the day, negative after it. */
export const daysUntil = ({ on }: Deadline, now: Date): number =>
  Math.round((Date.parse(on) - Date.parse(now.toISOString().slice(0, 10))) / day)

export interface Notice {
  deadline: Deadline
  days: number
  /** What happens, and when. */
  words: string
}

/**
 * What a server with these settings has to know today: dates within the next 60 days, today's, and past ones. A date that affects
 * every server is not reported any more when it has passed.
 */
export function noticesOf(inUse: InUse, now: Date): Notice[] {
  return calendar.flatMap((deadline) => {
    const days = daysUntil(deadline, now)
    const due = deadline.concerns ? deadline.concerns(inUse) && days <= notice : days >= 0 && days <= notice
    if (!due) return []
    const when = days > 0 ? `in ${days} days (${deadline.on})` : days === 0 ? 'today' : `since ${deadline.on}`
    return [{ deadline, days, words: `${deadline.what}, ${when}` }]
  })
}
