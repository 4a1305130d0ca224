import { type FunnelStep, funnelSteps, type LinkEventName, type WidgetEvent } from '../../../contract/index.ts'
import type { CountedEvent } from '../../store/stats/events.ts'
import type { CountedLink } from '../../store/stats/links.ts'
import type { LinkProgress } from '../../store/stats/tables.ts'
import { countryOf } from '../../telephony/phone.ts'

/** What an event says of its link. */
interface News {
  step?: FunnelStep | undefined
  country?: string | undefined
  connection_type?: string | undefined
  language?: string | undefined
  fault?: string | undefined
}

type Detail = Record<string, unknown>
const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

/** What the server itself saw. An event that is not named says nothing of how far its link came. */
const seen: Partial<Record<LinkEventName, (detail: Detail, numbers: Map<string, string>) => News>> = {
  created: () => ({ step: 'sent' }),
  opened: ({ language }) => ({ step: 'opened', language: text(language) }),
  number_reserved: ({ country_iso }) => ({ step: 'type', country: text(country_iso) }),
  number_failed: ({ country_iso, fault }) => ({ step: 'type', country: text(country_iso), fault: text(fault) }),
  popup_ended: ({ code, connection_type, fault }) => ({
    step: code ? 'returned' : 'popup',
    connection_type: text(connection_type),
    fault: text(fault),
  }),
  exchanged: () => ({ step: 'returned' }),
  step_done: () => ({ step: 'returned' }),
  pin_required: () => ({ step: 'returned' }),
  failed: ({ fault }) => ({ fault: text(fault) }),
  completed: ({ phone_number_id }, numbers) => ({
    step: 'connected',
    country: numberCountry(numbers.get(String(phone_number_id))),
  }),
  first_message_received: () => ({ step: 'first_message' }),
  first_message_sent: () => ({ step: 'first_message' }),
  widget: (detail) => told[detail.type as WidgetEvent['type']]?.(detail) ?? {},
}

/** What the customer's browser told: claims, which is enough for a statistic. */
const told: Partial<Record<WidgetEvent['type'], (detail: Detail) => News>> = {
  opened: () => ({ step: 'opened' }),
  type_chosen: ({ connection_type }) => ({ step: 'type', connection_type: text(connection_type) }),
  popup_opened: ({ connection_type }) => ({ step: 'popup', connection_type: text(connection_type) }),
  popup_blocked: () => ({ step: 'type', fault: 'popup_blocked' }),
  error: ({ code }) => ({ fault: text(code) }),
}

const numberCountry = (display: string | undefined) =>
  display ? countryOf(`+${display.replace(/\D/g, '')}`) : undefined

/** Where a link stands before its first event: what it says by itself. */
export function beginningOf(
  link: CountedLink | undefined,
  { project_id, created_at }: Pick<CountedEvent, 'project_id' | 'created_at'>,
): LinkProgress {
  const types: string[] = JSON.parse(link?.connection_types ?? '[]')
  const prefill = JSON.parse(link?.prefill ?? 'null')
  return {
    setup_link_id: '',
    project_id,
    hour: (link?.created_at ?? created_at).slice(0, 13),
    stage: 0,
    country: text(prefill?.business?.address?.country) ?? '',
    connection_type: types.length === 1 ? (types[0] as string) : '',
    language: link?.language ?? '',
    fault: '',
  }
}

/** Where a link stands after an event. */
export function after(before: LinkProgress, event: CountedEvent, numbers: Map<string, string>): LinkProgress {
  const news = seen[event.name as LinkEventName]?.(JSON.parse(event.detail), numbers) ?? {}
  const stage = Math.max(before.stage, news.step ? funnelSteps.indexOf(news.step) : 0)
  const connected = stage >= funnelSteps.indexOf('connected')
  return {
    ...before,
    stage,
    country: news.country ?? before.country,
    connection_type: news.connection_type ?? before.connection_type,
    language: news.language ?? before.language,
    fault: connected ? '' : (news.fault ?? before.fault),
  }
}

/** How far a link came at least, by itself: its events may be deleted. */
export function farthestOf(link: CountedLink): LinkProgress {
  const beginning = beginningOf(link, link)
  const ended = link.setup_status === 'completed' ? 'connected' : link.setup_status === 'pending' ? 'sent' : 'popup'
  const opened = link.used_at === null ? 'sent' : 'opened'
  const stage = Math.max(...([ended, opened] as const).map((step) => funnelSteps.indexOf(step)))
  return { ...beginning, setup_link_id: link.id, stage }
}
