import express from 'express'
import { verifyResult } from 'patchbay/server'

express().get('/whatsapp/success', async (req, res) => {
  const result = await verifyResult(req.originalUrl, { serverUrl: 'https://app.example.com/patchbay' })
  if (result.status === 'completed') res.send(`Connected ${result.display_phone_number}`)
})
