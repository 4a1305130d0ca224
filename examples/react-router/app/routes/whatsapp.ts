import { randomBytes } from 'node:crypto'
import { patchbay, successUrl } from '../patchbay.server.ts'

export async function action() {
  const { createCustomer, createSetupLink } = await patchbay()
  const nonce = randomBytes(32).toString('base64url')
  const customer = await createCustomer({ name: 'Wind & Wool' }) // yours, once for each of your accounts
  const { url } = await createSetupLink(customer.id, { success_redirect_url: successUrl, nonce })
  const cookie = `whatsapp=${nonce}; HttpOnly; SameSite=Lax; Path=/`
  return new Response(null, { status: 303, headers: { Location: url, 'Set-Cookie': cookie } })
}
