import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { accessToken, signupCode } from '../../../sandbox/world/ids.ts'
import { describeApi } from '../../../server/http/surfaces.ts'
import { deriveKeys } from '../../../server/security/keys.ts'
import { linkToken } from '../../../server/security/link-token.ts'
import type { Db } from '../../../server/store/database/tables.ts'
import { databaseKinds } from '../../support/databases.ts'
import { receiver } from '../../support/receiver.ts'
import { standsIn } from '../../support/stands-in.ts'
import { watchedLog } from '../../support/watched-log.ts'
import { start } from '../../support/world.ts'

/** Stands between a server and its Meta, and keeps what passed: addresses, and the secrets in bodies and answers. */
async function wiretap(graphUrl: string) {
  const addresses: string[] = []
  const secrets = new Set<string>()
  const keep = (text: string) => {
    for (const [, secret] of text.matchAll(/"(?:access_token|code|pin)":"([^"]+)"/g)) secrets.add(secret as string)
    // A code is exchanged as a form.
    for (const [, secret] of text.matchAll(/(?:^|&)(?:access_token|code|pin)=([^&]+)/g))
      secrets.add(decodeURIComponent(secret as string))
  }
  const text = async (stream: IncomingMessage) => {
    let all = ''
    for await (const chunk of stream) all += chunk
    return all
  }
  const server = createServer(async (req, res) => {
    addresses.push(req.url as string)
    const body = await text(req)
    keep(body)
    const { authorization = '', 'content-type': type = 'application/json' } = req.headers
    const answer = await fetch(`${graphUrl}${req.url}`, {
      method: req.method as string,
      headers: { authorization, 'content-type': type },
      ...(body ? { body } : {}),
    })
    const told = await answer.text()
    keep(told)
    res.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(told)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    addresses,
    secrets,
    url: `http://localhost:${(server.address() as { port: number }).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Every value of every column, as text. */
async function dump(db: Db): Promise<string> {
  let all = ''
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db)
    all += JSON.stringify(rows)
  }
  return all
}

describe.each(databaseKinds)('after everything that can go right and wrong, on %s', (kind) => {
  it('no secret lies open in a log, an error, an address, an example or the database', async () => {
    await using world = await start(kind, { allowPrivateWebhooks: true, metricsToken: 'a token for prometheus' })
    await using meta = await wiretap(world.sandbox.url)
    await using host = await receiver()
    await world.restart({ meta: { ...world.options.meta, graphUrl: meta.url } })
    const said: string[] = []
    const secretsOfTheHost = { secret_key: 'secret of a receiver', headers: { 'X-Password': 'password of a receiver' } }
    const hook = { url: host.url, events: ['whatsapp.phone_number.created'], ...secretsOfTheHost }
    await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook: hook }, { 'Idempotency-Key': 'once' })

    const links = [await world.link(), await world.link(), await world.link(), await world.link()]
    const [plain, coexisting, asking, failing] = links as [
      (typeof links)[0],
      (typeof links)[0],
      (typeof links)[0],
      (typeof links)[0],
    ]
    await world.signUp(plain)
    await world.signUp(coexisting, { connectionType: 'coexistence' })
    world.sandbox.control.play('number-has-pin')
    const attemptId = randomUUID()
    await world.signUp(asking, { attemptId })
    for (const pin of ['918273', '482913']) {
      await world.connect(asking.token, 'POST', `/attempts/${attemptId}/pin`, { pin })
      await world.settled(asking, attemptId)
    }
    world.sandbox.control.play('default')
    for (const code of ['a code that Meta never made', 'a code that Meta never made'])
      said.push(
        JSON.stringify(
          (
            await world.connect(failing.token, 'PUT', `/attempts/${randomUUID()}`, {
              connection_type: 'dedicated',
              code,
            })
          ).body,
        ),
      )
    world.sandbox.control.fault({ path: 'debug_token', times: 2, answer: { status: 500, raw: 'no' } })
    await world.signUp(failing)
    for (const [path, body] of [
      ['/customers', { customer: { name: 5 } }],
      ['/whatsapp/webhooks', { whatsapp_webhook: { ...hook, url: 7, events: 'none' } }],
      ['/api_keys', { api_key: {} }],
    ] as const)
      said.push(JSON.stringify((await world.api('POST', path, body)).body))
    const made = await world.api('POST', '/api_keys', { api_key: { name: 'another' } })
    for (const path of ['/s/%E0%A4%A', `/connect/v1/attempts/${failing.token}`])
      said.push(await (await fetch(`${world.url}${path}`)).text())
    said.push(
      await (
        await fetch(`${world.url}/metrics`, { headers: { Authorization: 'Bearer a token for prometheus' } })
      ).text(),
    )
    await host.arrived(4)

    const { options } = world
    const secrets: Record<string, string> = {
      'the secret key': options.secretKey as string,
      'the API key': options.apiKey as string,
      'a made API key': made.body.data.key,
      "the app's secret": options.meta.appSecret,
      'the metrics token': 'a token for prometheus',
      "a receiver's secret": secretsOfTheHost.secret_key,
      "a receiver's header": secretsOfTheHost.headers['X-Password'],
      ...Object.fromEntries(links.map(({ token }, nth) => [`the token of link ${nth}`, token])),
      ...Object.fromEntries([...meta.secrets].map((secret, nth) => [`secret ${nth} at Meta`, secret])),
      'a PIN that was wrong': '918273',
      'a code that was wrong': 'a code that Meta never made',
    }
    // Codes, tokens and PINs of four signups went over the wire: the tap must have heard them, or this finds nothing.
    expect(meta.secrets.size).toBeGreaterThanOrEqual(10)
    for (const secret of Object.values(secrets)) expect(secret.length).toBeGreaterThanOrEqual(6)

    const holds = (text: string, secret: string) =>
      /^\d+$/.test(secret) ? standsIn(secret).test(text) : text.includes(secret)
    const found = (text: string) => Object.keys(secrets).filter((name) => holds(text, secrets[name] as string))
    expect(world.logged.length).toBeGreaterThan(50)
    expect({ log: found(world.logged.join('\n')) }).toEqual({ log: [] })
    expect({ errors: found(said.join('\n')) }).toEqual({ errors: [] })
    expect({ examples: found(JSON.stringify(describeApi(world.url))) }).toEqual({ examples: [] })
    expect({ database: found(await dump(world.db)) }).toEqual({ database: [] })
    // Meta takes the token that is to be inspected in the query and nowhere else; nothing else of ours stands in one.
    const addresses = meta.addresses.map((address) => address.replace(/([?&]input_token=)[^&]+/, '$1'))
    expect(addresses.length).toBeGreaterThan(20)
    expect({ addresses: found(addresses.join('\n')) }).toEqual({ addresses: [] })
  })
})

describe('the log of every test', () => {
  it('does not take a PIN to be in a number, a moment or an id that happens to hold its digits', () => {
    const by = (text: string) => standsIn('482913').test(text)
    for (const text of ['1764428482913', '4829130', '{"ms":12.482913}', '0.482913e-5', '482913.25', '9f482913-0000'])
      expect(by(text), text).toBe(false)
    for (const text of [
      '482913',
      '{"pin":"482913"}',
      '{"pin":482913}',
      'It is 482913.',
      '/pin/482913?x',
      'pin=482913&a',
    ])
      expect(by(text), text).toBe(true)
  })

  it('is held against all of them, by value or by shape', () => {
    const heard = (line: string) => {
      const log = watchedLog([])
      log.write(`{"level":30,"msg":"a request","ms":482913,"route":"/customers/:id"}`)
      log.write(line)
      log.learn('the key (of a test)', ['older', 'newer'])
      log.learnFrom({ whatsapp_webhook: { secret_key: 'hush hush' }, pin: '918273' })
      return log.check
    }
    expect(heard('{"number":"491827364"}')).not.toThrow()
    for (const secret of ['the key (of a test)', 'newer', 'hush hush', '918273'])
      expect(heard(`{"msg":"it is ${secret}"}`)).toThrow(secret)
    const made = [signupCode(), accessToken(), `pb_${'a'.repeat(43)}`, linkToken(deriveKeys([randomBytes(32)]), uuid())]
    for (const secret of made) expect(heard(`{"url":"/s/${secret}"}`)).toThrow(secret)
  })
})
