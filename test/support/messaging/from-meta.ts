import { createHmac } from 'node:crypto'
import type { World } from '../world.ts'

/** A change that Meta tells, of an account. */
interface Told {
  waba: string
  field: string
  value: object
}

/** Posts changes in one webhook, signed as Meta signs, each in an entry of its own. */
export function signed({ url, options }: Pick<World, 'url' | 'options'>, changes: Told[]) {
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: changes.map(({ waba, field, value }) => ({ id: waba, changes: [{ value, field }] })),
  })
  const signature = createHmac('sha256', options.meta.appSecret).update(body).digest('hex')
  return fetch(`${url}/webhooks/meta`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': `sha256=${signature}` },
    body,
  })
}
