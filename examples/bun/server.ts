import { randomBytes } from 'node:crypto'
import { verifyResult } from 'patchbay/server'
import { patchbay, serverUrl, successUrl } from './patchbay.ts'

Bun.serve({
  port: Number(process.env.PORT ?? 3000),
  routes: {
    '/patchbay/*': (request, server) => patchbay.handler(request, { address: server.requestIP(request)?.address }),
    '/whatsapp': {
      POST: async () => {
        const nonce = randomBytes(32).toString('base64url')
        const customer = await patchbay.createCustomer({ name: 'Wind & Wool' }) // yours, once for each of your accounts
        const { url } = await patchbay.createSetupLink(customer.id, { success_redirect_url: successUrl, nonce })
        return new Response(null, {
          status: 303,
          headers: { Location: url, 'Set-Cookie': `whatsapp=${nonce}; HttpOnly; SameSite=Lax; Path=/` },
        })
      },
    },
    '/whatsapp/success': async (request) => {
      const nonce = request.cookies.get('whatsapp') ?? undefined
      const signed = verifyResult(request.url, {
        serverUrl,
        keys: patchbay.keys,
        audience: successUrl,
        expect: { nonce },
      })
      const result = await signed.catch(() => undefined) // anybody can type this address
      return result?.status === 'completed'
        ? new Response(`Connected ${result.display_phone_number}`)
        : new Response('No number was connected here', { status: 400 })
    },
  },
})
