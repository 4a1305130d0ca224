import { once } from 'node:events'
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { domainSettings } from '../../../server/dns/settings.ts'
import { readSettings } from '../../../server/process/settings.ts'

const key = Buffer.alloc(32, 7).toString('base64')
const enough = { META_APP_ID: '1', META_APP_SECRET: 'shhh', META_CONFIG_ID: '2', PATCHBAY_SECRET_KEY: key }

describe('the settings', () => {
  it('have defaults that work', () => {
    expect(readSettings({ ...enough, PORT: '' })).toMatchObject({
      port: 4000,
      publicUrl: 'http://localhost:4000',
      databaseUrl: 'sqlite:.patchbay/data.db',
      rateLimit: 600,
      meta: { appId: '1', graphVersion: 'v26.0' },
    })
    expect(readSettings({ ...enough, PORT: '81', PATCHBAY_RATE_LIMIT: 'off' })).toMatchObject({
      publicUrl: 'http://localhost:81',
      rateLimit: 'off',
    })
  })

  it('believe no proxy until they are told of one', () => {
    const trusted = (value: string) => readSettings({ ...enough, PATCHBAY_TRUST_PROXY: value }).trustProxy
    expect(trusted('')).toBe(0)
    expect(trusted('2')).toBe(2)
    expect(trusted('loopback, 10.0.0.0/8,2001:db8::1')).toEqual(['loopback', '10.0.0.0/8', '2001:db8::1'])
  })

  it('say where domains lead and who is asked for their records', () => {
    const said = readSettings({
      ...enough,
      PATCHBAY_DOMAINS_TARGET: 'edge.example.com',
      PATCHBAY_DOMAINS_ADDRESSES: '192.0.2.1, 2001:db8::1',
      PATCHBAY_DOMAINS_AUTHORITIES: 'any',
      PATCHBAY_RESOLVERS: '1.1.1.1, 127.0.0.1:5353,[2606:4700:4700::1111]:53,::1',
    })
    expect(said.domains).toEqual({
      target: 'edge.example.com',
      addresses: ['192.0.2.1', '2001:db8::1'],
      authorities: [],
      resolvers: ['1.1.1.1', '127.0.0.1:5353', '[2606:4700:4700::1111]:53', '::1'],
    })
    expect(domainSettings('https://connect.example.com/patchbay', said.domains).resolvers).toHaveLength(4)
    const [byName, byAddress] = ['https://connect.example.com', 'http://[2001:db8::9]:4000'].map((url) =>
      domainSettings(url),
    )
    expect(byName).toMatchObject({ target: 'connect.example.com', addresses: [], authorities: ['letsencrypt.org'] })
    expect(byAddress).toMatchObject({ target: undefined, addresses: ['2001:db8::9'] })
  })

  it('without a Meta app say that the server needs one, or the sandbox', () => {
    expect(() => readSettings({ PATCHBAY_SECRET_KEY: key })).toThrow(
      'META_APP_ID, META_APP_SECRET, META_CONFIG_ID are not set: the server needs a Meta app, or the sandbox',
    )
  })

  it.each([
    ['PORT', '99999', 'PORT must be a port, 0 to 65535'],
    ['PORT', 'http', 'PORT must be a port, 0 to 65535'],
    ['PUBLIC_URL', 'example.com', 'PUBLIC_URL must be an absolute http:// or https:// address'],
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must be sqlite:<file> or postgres://user:password@host/database'],
    [
      'PATCHBAY_SECRET_KEY',
      'short',
      'PATCHBAY_SECRET_KEY must be 32 bytes in base64, or several with commas between: try `openssl rand -base64 32`',
    ],
    ['PATCHBAY_API_KEY', 'short', 'PATCHBAY_API_KEY must be 16 characters or more'],
    ['PATCHBAY_RATE_LIMIT', 'none', 'PATCHBAY_RATE_LIMIT must be a number of requests a minute, or off'],
    ['PATCHBAY_TRUST_PROXY', 'true', 'PATCHBAY_TRUST_PROXY must be how many proxies stand in front (0 to 9), or their'],
    ['PATCHBAY_TRUST_PROXY', '0.0.0.0/0', 'PATCHBAY_TRUST_PROXY must be'],
    ['PATCHBAY_TRUST_PROXY', '10.0.0.1,12', 'PATCHBAY_TRUST_PROXY must be'],
    ['PATCHBAY_METRICS_TOKEN', 'short', 'PATCHBAY_METRICS_TOKEN must be 16 characters or more'],
    ['PATCHBAY_DOMAINS_TARGET', 'https://a.example', 'PATCHBAY_DOMAINS_TARGET must be the name of a host'],
    ['PATCHBAY_DOMAINS_TARGET', '10.0.0.1', 'PATCHBAY_DOMAINS_TARGET must be the name of a host'],
    ['PATCHBAY_DOMAINS_ADDRESSES', '10.0.0.1,a.example', 'PATCHBAY_DOMAINS_ADDRESSES must be IP addresses'],
    ['PATCHBAY_DOMAINS_AUTHORITIES', "Let's Encrypt", 'PATCHBAY_DOMAINS_AUTHORITIES must be names as in CAA records'],
    ['PATCHBAY_RESOLVERS', 'dns.google', 'PATCHBAY_RESOLVERS must be addresses of name servers'],
    ['PATCHBAY_RESOLVERS', '1.1.1.1:dns', 'PATCHBAY_RESOLVERS must be addresses of name servers'],
    ['META_APP_ID', 'abc', "META_APP_ID must be digits: the app id from Meta's app dashboard"],
    ['META_CONFIG_ID', 'my-config', "META_CONFIG_ID must be digits: the configuration id from Meta's app dashboard"],
    ['META_COEXISTENCE_CONFIG_ID', '1x', 'META_COEXISTENCE_CONFIG_ID must be digits: the configuration id'],
    ['META_SIGNUP_VERSION', '4', 'META_SIGNUP_VERSION must be a version of Embedded Signup such as v4'],
    ['META_PAIRING', 'qr', 'META_PAIRING must be scan or type'],
    ['META_SIGNUP_EXTRAS', '{"dedicated":', 'META_SIGNUP_EXTRAS must be JSON by connection type'],
    ['META_SIGNUP_EXTRAS', '"v4"', 'META_SIGNUP_EXTRAS must be an object'],
    ['META_SIGNUP_EXTRAS', '{"dedicated":"v4"}', 'META_SIGNUP_EXTRAS.dedicated must be an object'],
    ['META_SIGNUP_EXTRAS', '{"dedicated":{"version":4}}', 'META_SIGNUP_EXTRAS.dedicated.version must be text'],
    ['META_SIGNUP_EXTRAS', '{"coexistence":{"setup":[]}}', 'META_SIGNUP_EXTRAS.coexistence.setup must be an object'],
    ['META_SIGNUP_EXTRAS', '{"cloud":{}}', 'META_SIGNUP_EXTRAS must not hold cloud'],
    [
      'META_CODE_REDIRECT_URI',
      'app.example.com',
      'META_CODE_REDIRECT_URI must be an absolute http:// or https:// address',
    ],
    ['META_GRAPH_VERSION', '26', 'META_GRAPH_VERSION must be a Graph version such as v26.0'],
    [
      'META_DIALOG_ORIGINS',
      'https://a.example/',
      'META_DIALOG_ORIGINS must be origins such as https://www.facebook.com, with commas between',
    ],
  ])('name %s when it is %j, and do not repeat it', (name, value, sentence) => {
    expect(() => readSettings({ ...enough, [name]: value })).toThrow(sentence)
  })

  it('name every wrong value at once', () => {
    expect(() => readSettings({ ...enough, PORT: 'x', PUBLIC_URL: 'y' })).toThrow(/PORT must.*; PUBLIC_URL must/)
  })

  it('make a secret key once on the embedded database, readable by nobody else, and ask for one on PostgreSQL', () => {
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-'))
    const env = { ...enough, PATCHBAY_SECRET_KEY: '', DATABASE_URL: `sqlite:${folder}/deep/data.db` }
    const made = readSettings(env).secretKey
    expect(Buffer.from(made as string, 'base64')).toHaveLength(32)
    expect(readSettings(env).secretKey).toBe(made)
    expect(statSync(`${folder}/deep/secret.key`).mode & 0o777).toBe(0o600)
    expect(readdirSync(`${folder}/deep`)).toEqual(['secret.key'])
    expect(() => readSettings({ ...env, DATABASE_URL: 'postgres://localhost/x' })).toThrow(
      'PATCHBAY_SECRET_KEY is not set',
    )
  })

  it.each(['', '\n', 'c2hvcnQ=\n'])('refuse a kept secret key that is %j, and do not repeat it', (content) => {
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-'))
    writeFileSync(join(folder, 'secret.key'), content)
    const read = () => readSettings({ ...enough, PATCHBAY_SECRET_KEY: '', DATABASE_URL: `sqlite:${folder}/data.db` })
    expect(read).toThrow(
      `${folder}/secret.key does not hold a key of 32 bytes in base64: put it back from a backup, or delete it when nothing was connected yet`,
    )
  })

  it('give every process that starts at the same time the one secret key', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-'))
    const [processes, rounds] = [4, 100]
    const gate = new Int32Array(new SharedArrayBuffer(4 * rounds))
    const workers = Array.from(
      { length: processes },
      () =>
        new Worker(
          `const { parentPort, workerData: { module, env, folder, gate, processes } } = require('node:worker_threads')
          import(module).then(({ readSettings }) => {
            const keys = []
            for (let round = 0; round < gate.length; round++) {
              Atomics.add(gate, round, 1)
              while (Atomics.load(gate, round) < processes) Atomics.wait(gate, round, Atomics.load(gate, round), 1)
              keys.push(readSettings({ ...env, DATABASE_URL: 'sqlite:' + folder + '/' + round + '/data.db' }).secretKey)
            }
            parentPort.postMessage(keys)
          })`,
          {
            eval: true,
            workerData: {
              module: new URL('../../../server/process/settings.ts', import.meta.url).href,
              env: { ...enough, PATCHBAY_SECRET_KEY: '' },
              folder,
              gate,
              processes,
            },
          },
        ),
    )
    const [first, ...others] = await Promise.all(
      workers.map(async (one) => (await once(one, 'message'))[0] as string[]),
    )
    expect(first?.filter((one) => Buffer.from(one, 'base64').length === 32)).toHaveLength(rounds)
    for (const other of others) expect(other).toEqual(first)
  })

  it('take a list of secret keys, newest first', () => {
    expect(readSettings({ ...enough, PATCHBAY_SECRET_KEY: `${key}, ${key}` }).secretKey).toEqual([key, key])
  })
})
