import express from 'express'
import { pino } from 'pino'
import { createPatchbay, type Patchbay } from '../../../server/app.ts'
import { createHttpServer } from '../../../server/process/http-server.ts'
import { database, type Kind } from '../support/databases.ts'
import { send } from '../support/http.ts'
import { type Plan, type Row, randomOf } from '../support/report.ts'

/**
 * Two servers on one database restart again and again, each with one of three keys in its settings or with none, while the keys
 * are revoked and rotated between. A key that was revoked must never be answered again by either server, and one that was not,
 * and that some start has named, must be.
 */
export async function revoked(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  const count = short ? 10 : 200
  const random = randomOf(seed)
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T
  await using db = await database(kind, plan, { crashes: false })
  const servers = [await machine(db.url), await machine(db.url)]
  const standby = 'the key that is never revoked'
  await servers[0]?.start(standby)
  const keys = { working: new Set([standby]), over: new Set<string>() }
  let [survived, refused, named] = [0, 0, 0]
  let settings = Array.from({ length: 3 }, (_, nth) => `key ${nth} of the settings`)
  const wrong: string[] = []
  for (let nth = 0; nth < count; nth++) {
    const server = one(servers)
    const key = one([...settings, undefined])
    const started = await server.start(key)
    if (key && !keys.over.has(key)) keys.working.add(key)
    if (key && keys.over.has(key)) refused++
    if (!started) wrong.push(`start ${nth} did not come up`)
    const asked = servers.filter((one) => one.running())
    let right = started
    for (const { url } of asked)
      for (const [word, expected] of [
        ...[...keys.working].map((word) => [word, 200] as const),
        ...[...keys.over].map((word) => [word, 401] as const),
      ]) {
        const { status } = await send(url, { path: '/platform/v1/project', headers: { 'X-API-Key': word } })
        if (status === expected) continue
        right = false
        wrong.push(`start ${nth} with ${key}: ${word} is ${status}, not ${expected}`)
      }
    if (right) survived++
    const victim = one([...keys.working].filter((word) => word !== standby))
    if (victim === undefined || random() < 0.5) continue
    await revoke(asked[0]?.url as string, standby, victim)
    keys.working.delete(victim)
    keys.over.add(victim)
    // When all three are gone, whoever runs the servers thinks of new ones.
    if (settings.every((word) => keys.over.has(word)))
      settings = [...settings.slice(0, 1), ...[1, 2].map((n) => `key ${++named}.${n} of the settings`)]
    if (keys.over.size > 8) keys.over.delete([...keys.over].find((word) => !settings.includes(word)) ?? '')
  }
  for (const line of wrong.slice(0, 10)) say(`Keys on ${kind}: ${line}`)
  for (const server of servers) await server.close()
  return {
    what: 'restarts and rolling deploys, with settings that name revoked keys',
    on: kind,
    tried: count,
    survived,
    lost: count - survived,
    doubled: 0,
    errors: 0,
    note: `${refused} starts named a key that was revoked; ${wrong.length} answers were wrong`,
  }
}

/** Revokes a key by the id that the list of keys shows as the one that asks. */
async function revoke(url: string, standby: string, victim: string) {
  const headers = (key: string) => ({ 'X-API-Key': key })
  const list = await send(url, { path: '/platform/v1/api_keys?per_page=100', headers: headers(victim) })
  const { id } = list.body.data.find(({ current }: { current: boolean }) => current)
  await send(url, { method: 'DELETE', path: `/platform/v1/api_keys/${id}`, headers: headers(standby) })
}

/** A machine that runs one server at a time, with whatever key its settings name. */
async function machine(databaseUrl: string) {
  let patchbay: Patchbay | undefined
  const app = express().use((req, res, next) => (patchbay ? patchbay.router(req, res, next) : res.status(503).end()))
  const server = createHttpServer(app)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const url = `http://localhost:${(server.address() as { port: number }).port}`
  const nothing = { appId: '1', appSecret: 'secret', configId: '2', graphUrl: 'http://localhost:9' }
  return {
    url,
    running: () => patchbay !== undefined,
    /** @returns whether it came up */
    async start(apiKey: string | undefined) {
      await patchbay?.close()
      patchbay = await createPatchbay({
        publicUrl: url,
        databaseUrl,
        apiKey,
        meta: nothing,
        rateLimit: 'off',
        secretKey: Buffer.alloc(32, 7).toString('base64'),
        log: pino({ level: 'silent' }),
      }).catch(() => undefined)
      return patchbay !== undefined
    },
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await patchbay?.close()
    },
  }
}
