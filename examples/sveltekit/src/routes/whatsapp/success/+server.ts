import { type RequestHandler, text } from '@sveltejs/kit'
import { verifyResult } from 'patchbay/server'
import { patchbay, serverUrl, successUrl } from '../../../lib/patchbay.ts'

export const GET: RequestHandler = async ({ cookies, url }) => {
  const { keys } = await patchbay()
  const nonce = cookies.get('whatsapp')
  const signed = verifyResult(url.href, { serverUrl, keys, audience: successUrl, expect: { nonce } })
  const result = await signed.catch(() => undefined) // anybody can type this address
  return result?.status === 'completed'
    ? text(`Connected ${result.display_phone_number}`)
    : text('No number was connected here', { status: 400 })
}
