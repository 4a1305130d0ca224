import { randomUUID } from 'node:crypto'
import { faultCode, faults } from '../../contract/index.ts'
import { type Answer, pause, send } from './support/http.ts'

export interface Place {
  /** One of the servers, another each time: a balancer in front of them. */
  server(): string
  sandbox: string
  apiKey: string
}

/** What a backend and the widget in a customer's browser do, with their patience: they ask again when nothing comes back. */
export interface Outcome {
  linkId: string
  completed: boolean
  /** How often the customer had to go through the popup again. */
  signedAgain: number
  last: string
}

/** Answers that must not be, over all requests of a run. */
export class Watch {
  errors = 0
  seen: string[] = []
  note(what: string, { status, headers, text }: Answer) {
    if (status < 500 || (status === 503 && headers['retry-after'])) return
    this.errors++
    this.seen.push(`${what}: ${status} ${text.slice(0, 200)}`)
  }
}

/** The answer to a code was taken for lost, came all the same, and went on: `aftermath` asks whether there is a number. */
export const isUsed = ({ body }: Answer) => (body?.fault ?? body?.code) === 'already_used'

/** Asks until something that is no accident comes back. */
async function persistently(ask: () => Promise<Answer>, watch: Watch, what: string, within: number): Promise<Answer> {
  for (const end = Date.now() + within; ; await pause(100)) {
    const answer = await ask()
    watch.note(what, answer)
    if ((answer.status !== 0 && answer.status < 500) || Date.now() > end) return answer
  }
}

/** One signup, from the backend's first request to a number or the end of all patience. */
export async function signUp(place: Place, watch: Watch, within = 10 * 60_000): Promise<Outcome> {
  const end = Date.now() + within
  const backend = (path: string, body: object) => {
    const key = randomUUID()
    const headers = { 'X-API-Key': place.apiKey, 'Content-Type': 'application/json' }
    return persistently(
      () => send(place.server(), { method: 'POST', path: `/platform/v1${path}`, headers, body: JSON.stringify(body) }),
      watch,
      `POST ${path} ${key}`,
      within,
    )
  }
  const customer = (await backend('/customers', { customer: { name: 'Wool' } })).body?.data
  const link = customer && (await backend(`/customers/${customer.id}/setup_links`, { setup_link: {} })).body?.data
  if (!link) return { linkId: '', completed: false, signedAgain: 0, last: 'no link' }

  const headers = { Authorization: `Bearer ${link.token}`, 'Content-Type': 'application/json' }
  const ask = (method: string, path: string, body?: object) =>
    persistently(
      () =>
        send(place.server(), {
          method,
          path: `/connect/v1${path}`,
          headers,
          ...(body ? { body: JSON.stringify(body) } : {}),
        }),
      watch,
      `${method} ${path}`,
      end - Date.now(),
    )
  let last = 'nothing'
  for (let signedAgain = 0; Date.now() < end; signedAgain++) {
    const body = JSON.stringify({ connectionType: 'dedicated' })
    const asked = { method: 'POST', path: '/_control/finish', headers: { 'Content-Type': 'application/json' }, body }
    const popup = await persistently(() => send(place.sandbox, asked), watch, 'a popup', within)
    const { code, assets } = popup.body
    const id = randomUUID()
    let attempt = await ask('PUT', `/attempts/${id}`, { connection_type: 'dedicated', code, assets })
    while (Date.now() < end) {
      const { status, fault } = attempt.body ?? {}
      if (status === 'completed') return { linkId: link.id, completed: true, signedAgain, last: status }
      last = `${attempt.status} ${status} ${fault ?? attempt.body?.code ?? ''}`
      if (isUsed(attempt)) return { linkId: link.id, completed: true, signedAgain, last }
      const remedy =
        status === 'failed' || attempt.status >= 400 ? faults[faultCode(fault ?? attempt.body?.code)].remedy : undefined
      if (remedy === 'sign_again') break
      if (remedy === 'retry') await ask('POST', `/attempts/${id}/retry`)
      else if (remedy) return { linkId: link.id, completed: false, signedAgain, last }
      await pause(150)
      attempt = await ask('GET', `/attempts/${id}`)
    }
  }
  return { linkId: link.id, completed: false, signedAgain: 0, last }
}
