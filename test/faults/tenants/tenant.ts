import { randomUUID } from 'node:crypto'
import { projectEvents } from '../../../contract/index.ts'
import type { Inside } from '../inside.ts'
import { type Answer, pause, send } from '../support/http.ts'
import type { Act, Business } from './histories.ts'

/** A project with its backend and its customers, and everything that it was answered. */
export interface Tenant {
  key: string
  seen: unknown[]
  play(act: Act): Promise<void>
  /** Reads all that its key and its links can read. */
  look(): Promise<void>
}

interface Customer {
  id: string
  link?: { id: string; token: string } | undefined
  number?: { id: string; display: string } | undefined
  waba?: string | undefined
  userId?: string
}

/** What `GET` shows to a key without an id in the path, in both dialects. */
const lists = [
  '/platform/v1/customers',
  '/platform/v1/whatsapp/phone_numbers',
  '/platform/v1/whatsapp/webhooks',
  '/platform/v1/webhook_deliveries',
  '/platform/v1/audit_log',
  '/platform/v1/api_keys',
  '/platform/v1/project',
  '/platform/v1/number_pools',
  '/v1/me',
  '/v1/webhooks',
]

export async function tenant(
  world: Inside,
  {
    key,
    name,
    people,
    receiver,
    pass,
  }: {
    key: string
    name: 'A' | 'B'
    people: Record<Business, string>
    receiver: string
    pass(milliseconds: number): void
  },
): Promise<Tenant> {
  const { control } = world.sandbox
  const url = world.servers[0]?.url as string
  const seen: unknown[] = []
  const customers: Customer[] = []
  let numbers = 0

  const note = (what: string, { status, body }: Answer) => void seen.push({ what, status, body })
  const backend = async (method: string, path: string, body?: object) => {
    const headers = { 'X-API-Key': key, 'Content-Type': 'application/json' }
    const answer = await send(url, { method, path, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    note(`${method} ${path}`, answer)
    return answer.body?.data
  }
  const connect = async (token: string, method: string, path: string, body?: object) => {
    const answer = await world.connect(token, method, path, body)
    if (answer.body?.status !== 'working') note(`${method} ${path}`, answer)
    return answer
  }

  const hook = { url: receiver, secret_key: 'hush hush', events: projectEvents }
  await backend('POST', '/platform/v1/whatsapp/webhooks', { whatsapp_webhook: hook })
  for (const nth of [0, 1])
    customers.push({ ...(await backend('POST', '/platform/v1/customers', { customer: { name: `${name} ${nth}` } })) })

  async function finish(customer: Customer, act: Extract<Act, { does: 'finish' }>) {
    const hears = `${url}/webhooks/meta`
    const number = customer.number && act.again && customer.waba ? customer.number.id : undefined
    control.webhooks.to(hears, verifyToken, act.wordFirst ? undefined : [])
    const phoneNumber = `+346${name === 'A' ? 1 : 2}${String(numbers++).padStart(7, '0')}`
    const popup = control.finish({
      userId: (number && customer.userId) || people[act.business],
      connectionType: 'dedicated',
      ...(number ? { waba: customer.waba as string, number } : { waba: { name: `${name} ${numbers}` } }),
      ...(number ? {} : { number: { phoneNumber } }),
    })
    await control.webhooks.settled()
    if (act.browser !== 'nothing' && customer.link) {
      const id = randomUUID()
      const { token } = customer.link
      const said = act.browser === 'code' ? {} : { assets: popup.assets }
      const ask = { connection_type: 'dedicated', code: popup.code, ...said }
      let answer = await connect(token, 'PUT', `/attempts/${id}`, ask)
      while (answer.body?.status === 'working') {
        await pause(40)
        if (answer.body.retrying) pass(1_000) // Nobody waits for a clock here.
        answer = await connect(token, 'GET', `/attempts/${id}`)
      }
      const { result } = answer.body ?? {}
      if (result) {
        customer.number = { id: result.phone_number_id, display: result.display_phone_number }
        customer.waba = result.business_account_id
        customer.userId = popup.userId
      }
    }
    if (!act.wordFirst) {
      control.webhooks.to(hears, verifyToken)
      const waba_info = { waba_id: popup.wabaId, owner_business_id: popup.businessId }
      await control.webhooks.send({ field: 'account_update', value: { event: 'PARTNER_ADDED', waba_info } })
    }
  }

  async function play(act: Act) {
    const customer = customers[act.customer] as Customer
    const links = `/platform/v1/customers/${customer.id}/setup_links`
    const { link, number, waba } = customer
    if (act.does === 'link') {
      const again = act.reconnect && number ? { reconnect_phone_number: number.display } : {}
      customer.link = (await backend('POST', links, { setup_link: again })) ?? link
    } else if (act.does === 'open' && link) await connect(link.token, 'GET', '/session')
    else if (act.does === 'finish') await finish(customer, act)
    else if (act.does === 'cancel' && link)
      await connect(link.token, 'PUT', `/attempts/${randomUUID()}`, {
        connection_type: 'dedicated',
        cancelled: { fault: 'popup_closed' },
      })
    else if (act.does === 'revoke' && link)
      await backend('PATCH', `${links}/${link.id}`, { setup_link: { status: 'revoked' } })
    else if (act.does === 'drop number' && number)
      await backend('DELETE', `/platform/v1/whatsapp/phone_numbers/${number.id}`)
    else if (act.does === 'delete customer') await backend('DELETE', `/platform/v1/customers/${customer.id}`)
    else if (act.does === 'disconnect' && waba && granted(waba)) {
      control.webhooks.to(`${url}/webhooks/meta`, verifyToken)
      control.disconnect({ wabaId: waba })
      await control.webhooks.settled()
    }
  }
  const granted = (waba: string) => control.state().businesses.some(({ granted }) => granted.includes(waba))

  async function look() {
    for (const path of lists) await backend('GET', path)
    for (const { id, link } of customers) {
      const links: { id: string }[] = (await backend('GET', `/platform/v1/customers/${id}/setup_links`)) ?? []
      for (const one of links)
        await backend('GET', `/platform/v1/customers/${id}/setup_links/${one.id}/events?per_page=100`)
      if (link) await connect(link.token, 'GET', '/session')
    }
  }
  return { key, seen, play, look }
}

export const verifyToken = 'the verify token of the fault suite'
