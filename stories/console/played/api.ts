import { consoleApi } from '../../../console/api/console-api.ts'
import { domains } from '../domains/fixtures.ts'
import * as data from './fixtures.ts'
import { imported, poolNumbers } from './pool.ts'
import * as stats from './stats.ts'
import * as visitors from './visitors.ts'

export type Mood = 'data' | 'empty' | 'loading' | 'failing'

const paged = (rows: readonly unknown[]) => ({
  data: rows,
  meta: { page: 1, per_page: 50, total_pages: 1, total_count: rows.length, next_cursor: null },
})
const cursors = (rows: readonly unknown[]) => ({
  data: rows,
  paging: { cursors: { before: null, after: null }, next: null, previous: null },
})

/** What the server has, by path: the first that fits answers. Lists are empty in the mood `empty`, and a thing has nothing in it. */
const answers: [path: RegExp, answer: (empty: boolean, url: URL, body: string) => unknown][] = [
  [/^\/setup_links\/[^/]+$/, () => ({ data: data.links[1] })],
  [/^\/stats\/today$/, (empty) => ({ data: stats.today(empty) })],
  [/^\/stats\/funnel$/, (empty) => ({ data: stats.funnel(empty) })],
  [/^\/stats\/faults$/, (empty) => ({ data: stats.faults(empty) })],
  [/^\/setup_links$/, (empty) => cursors(empty ? [] : data.links)],
  [/\/setup_links\/[^/]+\/events$/, (empty) => paged(empty ? [] : data.journey)],
  [/^\/customers\/[^/]+\/setup_links$/, (empty) => paged(empty ? [] : data.links)],
  [/^\/customers\/[^/]+$/, () => ({ data: data.customers[0] })],
  [/^\/customers$/, (empty) => paged(empty ? [] : data.customers)],
  [
    /^\/webhook_deliveries\/redeliver$/,
    (_empty, _url, body) => ({ data: body.includes('dry_run') ? counted : running }),
  ],
  [/^\/redeliveries\//, () => ({ data: running })],
  [
    /^\/webhook_deliveries\/[^/]+$/,
    (empty) => ({ data: empty ? { ...data.delivery, response_body: null } : data.delivery }),
  ],
  [/^\/webhook_deliveries$/, (empty) => cursors(empty ? [] : data.deliveries)],
  [
    /^\/whatsapp\/webhooks$/,
    (empty, { searchParams }) =>
      paged(empty ? [] : data.webhooks.filter(({ active }) => searchParams.get('active') !== 'false' || !active)),
  ],
  [/\/health$/, () => data.health],
  [/^\/whatsapp\/phone_numbers\/[^/]+$/, () => ({ data: data.numbers[1] })],
  [
    /^\/whatsapp\/phone_numbers$/,
    (empty, { searchParams }) =>
      paged(empty ? [] : data.numbers.slice(searchParams.get('messaging_enabled') === 'false' ? 1 : 0)),
  ],
  [/^\/domains\/[^/]+$/, (empty) => ({ data: empty ? { ...domains[2], checks: [] } : domains[0] })],
  [/^\/domains$/, (empty) => paged(empty ? [] : domains)],
  [
    /^\/number_pools\/[^/]+\/numbers$/,
    (empty, _url, body) => (body ? { data: imported(body) } : paged(empty ? [] : poolNumbers)),
  ],
  [/^\/number_pools$/, (empty) => paged(empty ? [] : data.pools)],
  [/^\/api_keys$/, (empty) => paged(empty ? [] : data.keys)],
  [/^\/console_sessions$/, () => paged(visitors.sessions)],
  [/^\/api_logs$/, (empty) => cursors(empty ? [] : visitors.requests)],
  [/^\/theme$/, () => ({ data: visitors.theme })],
  [/^\/theme\/versions$/, (empty) => paged(empty ? [] : visitors.themes)],
  [/^\/project$/, () => ({ data: data.project })],
  [
    /^\/audit_log$/,
    // Of a number the story asks by both of its ids; Meta's, of digits alone, has no entries.
    (empty, { searchParams }) => paged(empty || /^\d+$/.test(searchParams.get('subject') ?? '') ? [] : data.audit),
  ],
  [/^\/search$/, (empty) => ({ data: empty ? { hits: [], names_searched: true } : data.found })],
]

const running = {
  ...{ id: '018f4e2a-0000-7000-8000-000000009999', status: 'running', matched: 1_204, requeued: 400, waiting: 100 },
  ...{ created_at: new Date(data.now).toISOString(), ended_at: null },
}
const counted = {
  ...{ id: null, status: 'counted', matched: 1_204, requeued: 0, waiting: 0 },
  ...{ created_at: new Date(data.now).toISOString(), ended_at: null },
}

/** A console whose server answers as the contract says, or not at all. A path that it does not know fails the story. */
export function playedApi(mood: Mood, role: 'read' | 'act' = 'act') {
  const send: typeof fetch = async (input, init) => {
    const url = new URL(String(input))
    if (url.pathname === '/console/session') return Response.json({ data: { ...data.session, role } })
    const path = url.pathname.replace('/platform/v1', '')
    const known = answers.find(([pattern]) => pattern.test(path))
    if (!known) throw new Error(`the played server has no ${path}`)
    if (mood === 'loading') return new Promise(() => {})
    if (mood === 'failing') return Response.json({ error: 'The database does not answer' }, { status: 500 })
    return Response.json(known[1](mood === 'empty', url, String(init?.body ?? '')))
  }
  return consoleApi('https://connect.example.com', send)
}
