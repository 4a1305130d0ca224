import { randomBytes } from 'node:crypto'
import type { RequestHandler } from '@sveltejs/kit'
import { patchbay, successUrl } from '../../lib/patchbay.ts'

export const POST: RequestHandler = async ({ cookies }) => {
  const nonce = randomBytes(32).toString('base64url')
  const { createCustomer, createSetupLink } = await patchbay()
  const customer = await createCustomer({ name: 'Wind & Wool' }) // yours, once for each of your accounts
  const link = await createSetupLink(customer.id, { success_redirect_url: successUrl, nonce })
  cookies.set('whatsapp', nonce, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: successUrl.startsWith('https:'),
  })
  return new Response(null, { status: 303, headers: { Location: link.url } })
}
