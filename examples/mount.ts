import express from 'express'
import { createPatchbay } from 'patchbay/server'

const { DATABASE_URL = '', SECRET_KEY = '', API_KEY = '', APP_ID = '', APP_SECRET = '', CONFIG_ID = '' } = process.env
const patchbay = await createPatchbay({
  publicUrl: process.env.PUBLIC_URL ?? 'https://app.example.com/patchbay',
  databaseUrl: DATABASE_URL, // sqlite:data.db or postgres://…
  secretKey: SECRET_KEY, // openssl rand -base64 32
  apiKey: API_KEY, // 16 characters or more, of your own making
  projectName: 'Acme', // what customers read where a theme names no company
  meta: { appId: APP_ID, appSecret: APP_SECRET, configId: CONFIG_ID },
})
express()
  .use('/patchbay', patchbay.router)
  .listen(process.env.PORT ?? 3000)
