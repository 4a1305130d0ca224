import { pino } from 'pino'
import { collectDefaultMetrics } from 'prom-client'
import { graphTimeout, startPatchbay } from '../app.ts'
import { createHttpServer, drain } from './http-server.ts'
import { readSettings } from './settings.ts'

/**
 * Starts the server from its environment, and stops it on a signal.
 *
 * @throws {Error} one sentence that names what prevents the start
 */
export async function serve(env: NodeJS.ProcessEnv) {
  const settings = readSettings(env)
  // Asynchronous: a synchronous log line would delay its request longer than the database does. Lines are written together, after a
  // tenth of a second at most, because a write costs more than its lines. What is left is written at the end of the process.
  const log = pino(
    { base: { service: 'patchbay' } },
    pino.destination({ sync: false, minLength: 4_096, periodicFlush: 100 }),
  )
  const patchbay = await startPatchbay({
    ...settings,
    log,
    onFirstKey: (key) => process.stdout.write(`Your API key, shown this once: ${key}\n`),
  })
  collectDefaultMetrics({ register: patchbay.metrics })
  const server = createHttpServer(patchbay.router)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portInUse(settings.port) : error),
    )
    server.listen(settings.port, resolve)
  })
  const stop = async () => {
    await drain(server, (settings.meta.timeout ?? graphTimeout) + 5_000)
    await patchbay.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.stdout.write(`Patchbay server: ${settings.publicUrl}\n`)
}

const portInUse = (port: number) =>
  new Error(`PORT ${port} is in use: stop what runs there, or set PORT to another one`)
