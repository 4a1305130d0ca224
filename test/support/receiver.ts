import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { Insertable } from 'kysely'
import type { WebhooksTable } from '../../server/store/webhooks/tables.ts'

/** A request that came to a receiver, raw. */
export interface Received {
  path: string
  headers: IncomingHttpHeaders
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a body is the test's to say
  body: any
}

type Answer = (res: ServerResponse, nth: number, received: Received) => void

/** A host app's endpoint for webhooks, on a free port: keeps what comes and answers as it is told, 200 at first. */
export async function receiver() {
  const received: Received[] = []
  let answer: Answer = (res) => res.end('ok')
  const server = createServer(async (req, res) => {
    let text = ''
    for await (const chunk of req) text += chunk
    const one = { path: req.url as string, headers: req.headers, text, body: JSON.parse(text) }
    received.push(one)
    answer(res, received.length, one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}/hook`,
    received,
    /** Waits until so many have come, or says how many did. */
    async arrived(count: number, within = 60_000) {
      for (const end = Date.now() + within; received.length < count; await setTimeout(20))
        if (Date.now() > end) throw new Error(`${received.length} of ${count} webhooks arrived`)
      return received
    },
    answers(next: Answer) {
      answer = next
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A project's webhook that was written at `at`: it is sent no event yet. */
export const webhookRow = (id: string, number: number, project_id: string, at: string): Insertable<WebhooksTable> => ({
  id,
  number,
  project_id,
  phone_number_id: null,
  dialect: 'platform',
  url: 'https://receiver.invalid/',
  kind: 'kapso',
  secret: null,
  previous_secret: null,
  previous_until: null,
  active: 1,
  paused_at: null,
  events: '[]',
  headers: '{}',
  buffer_enabled: 0,
  buffer_window_seconds: 5,
  max_buffer_size: 50,
  buffer_events: '[]',
  inactivity_minutes: null,
  payload_version: 'v2',
  created_at: at,
  updated_at: at,
})
