import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { deriveKeys } from '../../../server/security/keys.ts'
import { createSealer } from '../../../server/security/seal.ts'
import { sealedColumns } from '../../../server/store/database/sealed.ts'
import type { Db } from '../../../server/store/database/tables.ts'
import { reseal } from '../../../server/use-cases/projects/reseal.ts'
import { projectWithApp } from '../../support/apps/meta-apps.ts'
import { databaseKinds } from '../../support/databases.ts'
import { signed } from '../../support/messaging/from-meta.ts'
import { providing, reserve, until } from '../../support/numbers.ts'
import { request, start, type World } from '../../support/world.ts'

const patchbay = join(import.meta.dirname, '../../../bin/patchbay.ts')
const keyOf = (secret: string) => deriveKeys([Buffer.from(secret, 'base64')])[0].id
const fresh = () => randomBytes(32).toString('base64')

async function command(world: World, keys: string[]) {
  const env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: world.options.databaseUrl,
    PATCHBAY_SECRET_KEY: keys.join(),
  }
  const child = spawn(process.execPath, [patchbay, 'reseal'], { env })
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      out += chunk
    })
  await once(child, 'close')
  return { code: child.exitCode, out }
}

/** Every sealed value in every column there is, with the id of its key: nobody has to remember a column here. */
async function everySealed(db: Db) {
  const found: { where: string; kid: string }[] = []
  for (const table of await db.introspection.getTables())
    for (const { name } of table.columns) {
      const rows = await sql<{
        value: unknown
      }>`select ${sql.ref(name)} as value from ${sql.table(table.name)}`.execute(db)
      for (const { value } of rows.rows) {
        const sealed = /^(eyJ[\w-]+)\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/.exec(String(value))?.[1]
        if (sealed)
          found.push({
            where: `${table.name}.${name}`,
            kid: JSON.parse(Buffer.from(sealed, 'base64url').toString()).kid,
          })
      }
    }
  return found
}

/** WhatsApp's code for a number that a project bought in its own Twilio account. */
async function codeReceived(world: World) {
  const { accountSid: account_sid, authToken: auth_token } = world.sandbox.twilio
  await world.api('PUT', '/telephony', { telephony: { account_sid, auth_token } })
  const link = await providing(world)
  const { phone_number } = (await reserve(world, link)).body
  world.sandbox.control.twilio.text({ to: phone_number, body: 'WhatsApp code 123-830' })
  await until(
    () => world.connect(link.token, 'GET', '/number'),
    ({ body }) => body.otp !== null,
  )
}

/** A row with something sealed in every column that can have it. */
async function everythingSealed(world: World) {
  const hook = { url: 'https://app.example.com/hooks', secret_key: 'hush hush', headers: { 'X-Pass': 'word' } }
  const events = ['whatsapp.phone_number.created']
  const made = await world.api(
    'POST',
    '/whatsapp/webhooks',
    { whatsapp_webhook: { ...hook, events } },
    { 'Idempotency-Key': 'once' },
  )
  await world.api('PATCH', `/whatsapp/webhooks/${made.body.data.id}`, {
    whatsapp_webhook: { secret_key: 'hush again' },
  })
  const { phone_number_id: number, business_account_id: waba } = (await world.signUp(await world.link())).body.result
  await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook: { url: hook.url, kind: 'meta' } })
  const talks = { url: hook.url, phone_number_id: number, events: ['whatsapp.conversation.ended'] }
  await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook: talks })
  const value = { metadata: { phone_number_id: number }, messages: [{ from: '1', id: 'wamid.1' }] }
  await signed(world, [{ waba, field: 'messages', value }])
  await world.api('PATCH', `/whatsapp/phone_numbers/${number}`, {
    whatsapp_phone_number: { webhook_verify_token: 'a token of theirs' },
  })
  world.sandbox.control.play('number-has-pin')
  const waiting = await world.link()
  const attemptId = randomUUID()
  expect((await world.signUp(waiting, { attemptId })).body.status).toBe('pin')
  world.sandbox.control.fault({ path: '/register', answer: { reset: true } })
  await world.connect(waiting.token, 'POST', `/attempts/${attemptId}/pin`, { pin: '482913' })
  const asked = await world.link({
    steps: { before: [{ id: 'one', title: 'One', fields: [{ key: 'a', type: 'text', label: 'A' }] }] },
  })
  await world.connect(asked.token, 'GET', '/session')
  await world.connect(asked.token, 'PUT', '/answers/one', { answers: { a: 'b' }, status: 'answered' })
  await ownApp(world)
  return { number, webhook: made.body.data.id as string, waiting, attemptId }
}

/** The project had a Meta app of its own, whose secret was replaced. */
async function ownApp(world: World) {
  const { app } = await projectWithApp(world, 'Own')
  const meta_app = { app_id: app.id, config_id: app.configId, webhook_verify_token: 'a word between us' }
  for (const secret of [app.secret, 'f00d'.repeat(8)]) {
    world.sandbox.control.apps.resetSecret({ id: app.id, secret })
    expect((await world.api('PUT', '/meta_app', { meta_app: { ...meta_app, app_secret: secret } })).status).toBe(200)
  }
  await world.api('DELETE', '/meta_app')
}

describe.concurrent.each(databaseKinds)('the secret key changes on %s', (kind) => {
  it('and everything that was sealed, signed or given out before still works', async () => {
    await using world = await start(kind)
    const [old, next] = [world.options.secretKey as string, fresh()]
    const { webhook, waiting, attemptId } = await everythingSealed(world)
    const before = await world.link()
    const jwks = async () =>
      (await request('GET', `${world.url}/connect/v1/jwks.json`)).body.keys.map((key: { kid: string }) => key.kid)

    await world.restart({ secretKey: [old, next] })
    expect(await jwks()).toEqual([keyOf(old), keyOf(next)])
    await world.restart({ secretKey: [next, old] })
    expect((await world.connect(before.token, 'GET', '/session')).status).toBe(200)
    expect((await request('GET', before.url)).status).toBe(200)
    world.sandbox.control.clearFaults()
    world.advance(120_000)
    expect((await world.settled(waiting, attemptId)).body.status).toBe('completed')
    expect((await world.api('GET', `/whatsapp/webhooks/${webhook}`)).body.data.secret_key).toBe('hush again')
    expect(new Set((await everySealed(world.db)).map(({ kid }) => kid))).toEqual(new Set([keyOf(old), keyOf(next)]))

    const done = await command(world, [next, old])
    expect([done.code, done.out]).toEqual([0, expect.stringMatching(/webhooks\.secret +1 /)])
    expect(new Set((await everySealed(world.db)).map(({ kid }) => kid))).toEqual(new Set([keyOf(next)]))
    expect((await command(world, [next, old])).out).toMatch(
      /Nothing was left to do.*\n\d links are open, the last until 20/,
    )

    await world.restart({ secretKey: next })
    world.sandbox.control.play('default')
    expect((await world.api('GET', `/whatsapp/webhooks/${webhook}`)).body.data.secret_key).toBe('hush again')
    expect((await world.signUp(await world.link())).body.status).toBe('completed')
    expect((await world.connect(before.token, 'GET', '/session')).status).toBe(404)
    const again = await world.api('GET', `/customers/${before.customerId}/setup_links/${before.id}`)
    expect((await request('GET', again.body.data.url)).status).toBe(200)
  })

  it('and no sealed column is forgotten', async () => {
    await using world = await start(kind)
    await codeReceived(world)
    await everythingSealed(world)
    const known = sealedColumns.map(([table, column]) => `${table}.${column}`)
    expect(new Set((await everySealed(world.db)).map(({ where }) => where))).toEqual(new Set(known))
  })

  it('and what is written while it is sealed anew stays written', async () => {
    await using world = await start(kind)
    const [old, next] = [world.options.secretKey as string, fresh()]
    const { webhook } = await everythingSealed(world)
    const sealer = createSealer(deriveKeys([next, old].map((secret) => Buffer.from(secret, 'base64'))))
    const late = {
      ...sealer,
      /** Somebody gives the webhook another secret between our look and our writing. */
      async reseal(sealed: string) {
        const anew = await sealer.reseal(sealed)
        const row = {
          secret: await createSealer(deriveKeys([Buffer.from(old, 'base64')])).seal('theirs', `webhook ${webhook}`),
        }
        await world.db.updateTable('webhooks').set(row).where('secret', '=', sealed).execute()
        return anew
      },
    }
    const first = await reseal({ db: world.db, sealer: late }, 1)
    expect(first.find(({ where }) => where === 'webhooks.secret')).toMatchObject({ resealed: 0, changed: 1 })
    await reseal({ db: world.db, sealer })
    await world.restart({ secretKey: next })
    expect((await world.api('GET', `/whatsapp/webhooks/${webhook}`)).body.data.secret_key).toBe('theirs')
  })

  it('and what no key opens is named, left as it is, and does not hold up the rest', async () => {
    await using world = await start(kind)
    const sealed = await everythingSealed(world)
    const lost = await createSealer(deriveKeys([randomBytes(32)])).seal('lost', 'webhook x')
    const { webhook: id } = sealed
    await world.db.updateTable('webhooks').set({ secret: lost }).where('id', '=', id).execute()
    const { code, out } = await command(world, [fresh(), world.options.secretKey as string])
    expect(code).toBe(1)
    expect(out).toContain(`webhooks.secret of ${id}: sealed with a key (`)
    expect(out).toMatch(/number_pins\.pin +1 /)
    expect((await everySealed(world.db)).filter(({ where }) => where === 'webhooks.secret')).toHaveLength(1)
  })
})
