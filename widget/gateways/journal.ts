import type { WidgetEvent } from '../../contract/index.ts'
import type { OnboardingEvent } from '../events.ts'

/** How long events may wait to be sent together, in milliseconds. */
const longest = 2_000

/** The fields of an event that the journey of a link gets. */
const told = ['type', 'duration', 'attempt_id', 'step', 'reason', 'by', 'code', 'connection_type'] as const

type Kept = { at: number; event: Omit<WidgetEvent, 'ago'> }

/** Waiting events, by link. */
const waiting = new Map<string, { kept: Kept[]; leave(): void }>()

/**
 * Reports the events in the browser to the server, for the journey of the link: together with the next ones, or at once when the
 * widget is removed or the page is hidden, because a phone may never show it again. Plain text with the token in the body needs
 * no preflight, so the last request can outlive the page (`keepalive`). Events that do not arrive are sent with the next ones.
 */
export function note(serverUrl: string, token: string, event: OnboardingEvent & Pick<WidgetEvent, 'type'>) {
  const link = `${serverUrl.replace(/\/+$/, '')} ${token}`
  const before = unsent.get(link) ?? []
  unsent.delete(link)
  keep(link, [...before, { at: Date.now(), event: excerpt(event) }])
  if (event.type === 'exited') waiting.get(link)?.leave()
}

const excerpt = (event: OnboardingEvent) =>
  Object.fromEntries(
    told.flatMap((name) => {
      const value: unknown = event[name as never]
      return value === null || value === undefined ? [] : [[name, value]]
    }),
  ) as Kept['event']

function keep(link: string, kept: Kept[]) {
  const there = waiting.get(link)
  if (there) return void there.kept.push(...kept)
  const leave = () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', hidden)
    waiting.delete(link)
    send(link, kept)
  }
  const hidden = () => document.visibilityState === 'hidden' && leave()
  document.addEventListener('visibilitychange', hidden)
  const timer = setTimeout(leave, longest)
  waiting.set(link, { kept, leave })
}

/** At most the last fifty, which is the server's limit per request. */
function send(link: string, kept: Kept[]) {
  const [server, token] = link.split(' ')
  const last = kept.slice(-50)
  const events = last.map(({ at, event }) => ({ ...event, ago: Math.min(Date.now() - at, 600_000) }))
  fetch(`${server}/connect/v1/events`, {
    method: 'POST',
    keepalive: true,
    credentials: 'omit',
    body: JSON.stringify({ token, events }),
  }).catch(() => unsent.set(link, last))
}

/** Events that found no network; the next store sends them. */
const unsent = new Map<string, Kept[]>()
