import { verifyResult } from 'patchbay/server'
import { patchbay, serverUrl, successUrl } from '../patchbay.server.ts'

export async function loader({ request }: { request: Request }) {
  const { keys } = await patchbay()
  const nonce = /(?:^|; )whatsapp=([\w-]+)/.exec(request.headers.get('Cookie') ?? '')?.[1]
  const signed = verifyResult(request.url, { serverUrl, keys, audience: successUrl, expect: { nonce } })
  const result = await signed.catch(() => undefined) // anybody can type this address
  return result?.status === 'completed'
    ? new Response(`Connected ${result.display_phone_number}`)
    : new Response('No number was connected here', { status: 400 })
}
