import { apiKey, type Contestant, type Ground } from './ground.ts'
import { popup, signUp } from './signups.ts'

/** A number that a customer connected. */
export interface ConnectedNumber {
  phone: string
  waba: string
}

/** Connects a number through the API and the sandbox, as a customer does. */
export async function connectNumber(ground: Ground, patchbay: Contestant): Promise<ConnectedNumber> {
  const customer = await platform(patchbay, '/customers', { customer: { name: 'Wool' } })
  const link = await platform(patchbay, `/customers/${customer.id}/setup_links`, { setup_link: {} })
  await signUp(patchbay, link.token, await popup(ground))
  const url = `http://127.0.0.1:${patchbay.port}/platform/v1/whatsapp/phone_numbers`
  const { data } = (await (await fetch(url, { headers: { 'X-API-Key': apiKey } })).json()) as {
    data: { phone_number_id: string; business_account_id: string }[]
  }
  const [number] = data as [(typeof data)[0]]
  return { phone: number.phone_number_id, waba: number.business_account_id }
}

/** Makes something through the Platform API. */
export async function platform({ port }: Contestant, path: string, body: object) {
  const response = await fetch(`http://127.0.0.1:${port}/platform/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-API-Key': apiKey },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`)
  return ((await response.json()) as { data: { id: string; token: string } }).data
}
