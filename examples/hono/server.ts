import { randomBytes } from 'node:crypto'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { verifyResult } from 'patchbay/server'
import { patchbay, serverUrl, successUrl } from './patchbay.ts'

const app = new Hono()

app.all('/patchbay/*', (c) => patchbay.handler(c.req.raw, { address: getConnInfo(c).remote.address }))

app.post('/whatsapp', async (c) => {
  const nonce = randomBytes(32).toString('base64url')
  const customer = await patchbay.createCustomer({ name: 'Wind & Wool' }) // yours, once for each of your accounts
  const { url } = await patchbay.createSetupLink(customer.id, { success_redirect_url: successUrl, nonce })
  setCookie(c, 'whatsapp', nonce, { httpOnly: true, sameSite: 'Lax' })
  return c.redirect(url, 303)
})

app.get('/whatsapp/success', async (c) => {
  const nonce = getCookie(c, 'whatsapp')
  const signed = verifyResult(c.req.url, { serverUrl, keys: patchbay.keys, audience: successUrl, expect: { nonce } })
  const result = await signed.catch(() => undefined) // anybody can type this address
  return result?.status === 'completed'
    ? c.text(`Connected ${result.display_phone_number}`)
    : c.text('No number was connected here', 400)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) })
