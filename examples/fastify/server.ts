import { randomBytes } from 'node:crypto'
import middie from '@fastify/middie'
import fastify from 'fastify'
import { verifyResult } from 'patchbay/server'
import { patchbay, serverUrl, successUrl } from './patchbay.ts'

const app = fastify()

await app.register(middie)
app.use('/patchbay', patchbay.router)

app.post('/whatsapp', async (_request, reply) => {
  const nonce = randomBytes(32).toString('base64url')
  const customer = await patchbay.createCustomer({ name: 'Wind & Wool' }) // yours, once for each of your accounts
  const { url } = await patchbay.createSetupLink(customer.id, { success_redirect_url: successUrl, nonce })
  return reply.header('Set-Cookie', `whatsapp=${nonce}; HttpOnly; SameSite=Lax; Path=/`).redirect(url, 303)
})

app.get('/whatsapp/success', async (request, reply) => {
  const nonce = /(?:^|; )whatsapp=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
  const signed = verifyResult(request.url, {
    serverUrl,
    keys: patchbay.keys,
    audience: successUrl,
    expect: { nonce },
  })
  const result = await signed.catch(() => undefined) // anybody can type this address
  if (result?.status === 'completed') return `Connected ${result.display_phone_number}`
  return reply.status(400).send('No number was connected here')
})

await app.listen({ port: Number(process.env.PORT ?? 3000) })
