import { createServer } from 'node:http'
import { send } from './support/http.ts'
import { apiKey } from './support/processes.ts'

export interface Told extends AsyncDisposable {
  /** The ids that came, each once however often it came. */
  ids: Set<string>
}

/** A receiver that is told of every number and every completed link. */
export async function subscribe(server: string): Promise<Told> {
  const ids = new Set<string>()
  const receiver = createServer((req, res) => {
    ids.add(String(req.headers['webhook-id']))
    req.resume().once('end', () => res.end('ok'))
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(receiver.address() as { port: number }).port}/`
  const events = ['whatsapp.phone_number.created', 'setup_link.completed']
  const body = JSON.stringify({ whatsapp_webhook: { url, secret_key: 'hush hush', events } })
  const headers = { 'X-API-Key': apiKey, 'Content-Type': 'application/json' }
  const { status, text } = await send(server, { method: 'POST', path: '/platform/v1/whatsapp/webhooks', headers, body })
  if (status !== 201) throw new Error(`no webhook: ${status} ${text}`)
  return {
    ids,
    async [Symbol.asyncDispose]() {
      receiver.closeAllConnections()
      await new Promise((resolve) => receiver.close(resolve))
    },
  }
}
