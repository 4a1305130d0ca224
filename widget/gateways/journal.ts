import type { WidgetEvent } from '../../contract/index.ts'
import type { OnboardingEvent } from '../events.ts'

/** How long events may wait for company, in milliseconds. */
const longest = 2_000

/** Of all that an event says, what the journey of a link is given. */
const told = ['type', 'duration', 'attempt_id', 'step', 'reason', 'by', 'code', 'connection_type'] as const

type Kept = { at: number; event: Omit<WidgetEvent, 'ago'> }

/** What waits, by link. */
const waiting = new Map<string, { kept: Kept[]; leave(): void }>()

/**
 * Tells the server what happens in the browser, for the journey of the link: together with what comes right after, or at once
 * when the widget goes, or the page is put away, from where a phone may never bring it back. Plain text with the token in it
 * needs no preflight, so that the last of it leaves with the page (`keepalive`). What does not arrive is sent with the next.
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

/** At most the last fifty, which is what the server takes at once. */
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

/** What found no network; whoever begins anew takes it along. */
const unsent = new Map<string, Kept[]>()
