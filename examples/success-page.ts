import { randomBytes } from 'node:crypto'
import express from 'express'
import { createClient } from 'patchbay/client'
import { verifyResult } from 'patchbay/server'

const serverUrl = 'https://app.example.com/patchbay'
const success = 'https://app.example.com/whatsapp/success'
const patchbay = createClient({ serverUrl, apiKey: process.env.API_KEY ?? '' })

export const app = express()
  .post('/customers/:id/whatsapp', async (req, res) => {
    const nonce = randomBytes(32).toString('base64url')
    const { url } = await patchbay.setupLinks.create(req.params.id, { success_redirect_url: success, nonce })
    res.cookie('whatsapp', nonce, { httpOnly: true, secure: true, sameSite: 'lax' }).redirect(303, url)
  })
  .get('/whatsapp/success', async (req, res) => {
    const nonce = /(?:^|; )whatsapp=([\w-]+)/.exec(req.get('Cookie') ?? '')?.[1] // of the browser that set out
    const signed = verifyResult(req.originalUrl, { serverUrl, audience: success, expect: { nonce } })
    const result = await signed.catch(() => undefined) // anybody can type this address
    if (result?.status === 'completed') res.send(`Connected ${result.display_phone_number}`)
    else res.status(400).send('No number was connected here')
  })
