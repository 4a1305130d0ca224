import { createServer } from 'node:http'
import { demoApp } from './app.ts'

/** Acme CRM, a host app that a customer's SaaS could be. It knows Patchbay by its public doors only. */
const { DEMO_PORT = '4002', PATCHBAY_URL = 'http://localhost:4000', PATCHBAY_API_KEY = '', SANDBOX_URL } = process.env
const server = createServer(
  demoApp({
    ownUrl: `http://localhost:${DEMO_PORT}`,
    patchbayUrl: PATCHBAY_URL,
    apiKey: PATCHBAY_API_KEY,
    sandboxUrl: SANDBOX_URL,
  }),
)

server.once('error', (error: NodeJS.ErrnoException) => {
  const line = error.code === 'EADDRINUSE' ? `DEMO_PORT ${DEMO_PORT} is in use: set it to another one` : error.message
  process.stderr.write(`demo: ${line}\n`)
  process.exit(1)
})
server.listen(Number(DEMO_PORT), () => process.stdout.write(`Acme CRM: http://localhost:${DEMO_PORT}\n`))
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    server.close()
    server.closeAllConnections()
  })
