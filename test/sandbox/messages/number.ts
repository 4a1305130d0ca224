import type { SandboxOptions, ScenarioName } from '../../../sandbox/index.ts'
import { callback, registration, start } from '../meta.ts'

export const person = '14155550123'

/** A registered number whose webhooks a test hears, and the shortest way to send from it. */
export async function number(scenario: ScenarioName = 'default', options: SandboxOptions = {}) {
  const hook = await callback('secret')
  const meta = await start(scenario, { webhook: { url: hook.url, verifyToken: 'secret' }, ...options })
  const customer = await meta.customer()
  await customer.post(`/${customer.wabaId}/subscribed_apps`)
  await customer.post(`/${customer.phone}/register`, registration)
  const { phone, post } = customer
  const send = (message: Record<string, unknown>) =>
    post(`/${phone}/messages`, { messaging_product: 'whatsapp', to: person, ...message })
  return {
    ...meta,
    ...customer,
    hook,
    send,
    say: (body: string, more: object = {}) => send({ type: 'text', text: { body }, ...more }),
    /** The person writes, which opens the window of 24 hours. */
    write: (written: object = { text: 'Hello' }) =>
      meta.control.phone.write({ from: person, phoneNumberId: phone, ...written }),
    /** What webhooks of a field said, oldest first. */
    async told(field = 'messages') {
      await meta.control.webhooks.settled()
      return hook
        .posts()
        .flatMap(({ body }) => JSON.parse(body).entry)
        .flatMap(({ changes }) => changes)
        .filter((change) => change.field === field)
        .map(({ value }) => value)
    },
    /** The statuses of one message, in the order in which they came. */
    async statuses(id: string) {
      const values = await this.told()
      return values.flatMap(({ statuses = [] }) => statuses).filter((status) => status.id === id)
    },
    async [Symbol.asyncDispose]() {
      await meta.close()
      await hook[Symbol.asyncDispose]()
    },
  }
}
