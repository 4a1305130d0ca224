import { DatabaseSync } from 'node:sqlite'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'
import { magicLink } from 'better-auth/plugins'
import express from 'express'
import pg from 'pg'

/**
 * better-auth as its documentation sets it up, in Express 5, on the same driver with the same pragmas and the same pool:
 * magic links for "a customer gets a link that works once", sessions for "who is this". Its e-mail goes nowhere; what it
 * would have sent last is at /sent, for the measure to follow. No rate limit, no telemetry, no session cached in the cookie.
 */
const { PORT, DATABASE_URL = '', URL: baseURL = '' } = process.env
const sent = []

const auth = betterAuth({
  baseURL,
  secret: 'a secret of the bench that is long enough 0123456789',
  database: open(DATABASE_URL),
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: 'error' },
  advanced: { disableCSRFCheck: true },
  plugins: [magicLink({ sendMagicLink: ({ token }) => void sent.push(token), expiresIn: 86_400 })],
})
await (await getMigrations(auth.options)).runMigrations()

express()
  .disable('x-powered-by')
  .get('/ready', (_req, res) => void res.json({ status: 'ok' }))
  .get('/sent', (_req, res) => void res.json(sent.splice(0)))
  .all('/api/auth/*rest', toNodeHandler(auth))
  .listen(Number(PORT))

function open(url) {
  if (url.startsWith('postgres')) return new pg.Pool({ connectionString: url, max: 10 })
  const database = new DatabaseSync(url.slice('sqlite:'.length), { timeout: 10_000 })
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
  return database
}
