import { createServer } from 'node:http'
import { setTimeout as after } from 'node:timers/promises'
import express from 'express'
import { pino } from 'pino'
import { createPatchbay, graphTimeout } from './app.ts'
import { readSettings } from './settings.ts'

/** Starts the server from its environment. Whatever prevents it is one line on stderr, and exit code 1. */
async function main() {
  const settings = readSettings(process.env)
  const log = pino({ base: { service: 'patchbay' } })
  const patchbay = await createPatchbay({
    ...settings,
    log,
    onFirstKey: (key) => process.stdout.write(`Your API key, shown this once: ${key}\n`),
  })
  const app = express().disable('x-powered-by').use(new URL(settings.publicUrl).pathname, patchbay.router)
  const server = createServer(app)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, resolve)
  })
  /** Requests that are open are answered first: one of them may be spending its code, which works once. */
  const stop = async () => {
    const answered = new Promise((resolve) => server.close(resolve))
    const idle = setInterval(() => server.closeIdleConnections(), 100)
    await Promise.race([answered, after((settings.meta.timeout ?? graphTimeout) + 5_000)])
    clearInterval(idle)
    await patchbay.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.stdout.write(`Patchbay server: ${settings.publicUrl}\n`)
}

main().catch((error: NodeJS.ErrnoException) => {
  const line =
    error.code === 'EADDRINUSE'
      ? `PORT ${process.env.PORT ?? 4000} is in use: stop what runs there, or set PORT to another one`
      : error.message
  process.stderr.write(`patchbay: ${line.replaceAll('\n', ' ')}\n`)
  process.exit(1)
})
