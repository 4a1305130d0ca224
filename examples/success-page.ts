import express from 'express'
import { verifyResult } from 'patchbay/server'

express().get('/whatsapp/success', async (req, res) => {
  const signed = verifyResult(req.originalUrl, { serverUrl: 'https://app.example.com/patchbay' })
  const result = await signed.catch(() => undefined) // anybody can type this address
  if (result?.status === 'completed') res.send(`Connected ${result.display_phone_number}`)
  else res.status(400).send('No number was connected here')
})
