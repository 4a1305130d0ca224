import { randomBytes } from 'node:crypto'
import { CompactEncrypt, compactDecrypt, createLocalJWKSet } from 'jose'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { deriveKeys } from '../../../server/security/keys.ts'
import { linkOfToken, linkToken } from '../../../server/security/link-token.ts'
import { publicKeys, signResult } from '../../../server/security/result.ts'
import { createSealer } from '../../../server/security/seal.ts'
import { verifyResult } from '../../../server/security/verify-result.ts'
import { withQuery } from '../../../server/use-cases/signup/redirects.ts'

const [oldSecret, newSecret] = [randomBytes(32), randomBytes(32)]

describe('sealing', () => {
  it('opens what it sealed, for the row it was sealed for', async () => {
    const sealer = createSealer(deriveKeys([newSecret]))
    const sealed = await sealer.seal('EAAN-token', 'attempt 1')
    expect(sealed).not.toContain('EAAN')
    expect(await sealer.open(sealed, 'attempt 1')).toBe('EAAN-token')
    await expect(sealer.open(sealed, 'attempt 2')).rejects.toThrow('a row that is not its own')
  })

  it('opens under an old key while that is in the list, and says so when it is not', async () => {
    const sealed = await createSealer(deriveKeys([oldSecret])).seal('EAAN', 'x')
    expect(await createSealer(deriveKeys([newSecret, oldSecret])).open(sealed, 'x')).toBe('EAAN')
    await expect(createSealer(deriveKeys([newSecret])).open(sealed, 'x')).rejects.toThrow(
      'not among PATCHBAY_SECRET_KEY',
    )
  })

  it('refuses a value that was changed', async () => {
    const sealer = createSealer(deriveKeys([newSecret]))
    const parts = (await sealer.seal('EAAN', 'x')).split('.')
    parts[3] = `${parts[3]?.startsWith('A') ? 'B' : 'A'}${parts[3]?.slice(1)}`
    await expect(sealer.open(parts.join('.'), 'x')).rejects.toThrow()
  })

  it('refuses a value wherever one character of it was changed, added or left out', async () => {
    const sealer = createSealer(deriveKeys([newSecret]))
    const sealed = await sealer.seal('Grüße 👋', 'x')
    expect(await sealer.open(sealed, 'x')).toBe('Grüße 👋')
    const opened: string[] = []
    for (let at = 0; at < sealed.length; at++)
      for (const other of ['', '=', '.', sealed[at] === 'A' ? 'B' : 'A', `${sealed[at]}A`]) {
        const changed = sealed.slice(0, at) + other + sealed.slice(at + 1)
        if (changed === sealed) continue
        const open = sealer.open(changed, 'x')
        await open.then(
          () => opened.push(changed),
          () => {},
        )
      }
    expect(opened).toEqual([])
  })

  it('is JWE: another library opens it, and what that library sealed opens here, but nothing that it packed', async () => {
    const keys = deriveKeys([newSecret])
    const [{ id: kid, seal: key }] = keys
    const sealer = createSealer(keys)
    const { plaintext, protectedHeader } = await compactDecrypt(await sealer.seal('EAAN', 'x'), key)
    expect(new TextDecoder().decode(plaintext)).toBe('EAAN')
    expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM', kid, about: 'x' })

    const sealed = (header: object) =>
      new CompactEncrypt(new TextEncoder().encode('EAAN')).setProtectedHeader(header as never).encrypt(key)
    const header = { alg: 'dir', enc: 'A256GCM', kid, about: 'x' }
    expect(await sealer.open(await sealed(header), 'x')).toBe('EAAN')
    await expect(sealer.open(await sealed({ ...header, zip: 'DEF' }), 'x')).rejects.toThrow('damaged')
  })
})

describe('a link token', () => {
  it('leads to its link, under the key it was made with and after a new one was added', () => {
    const id = uuid()
    const token = linkToken(deriveKeys([oldSecret]), id)
    expect(token).toMatch(/^[\w-]{22}\.[\w-]{31}([A-Za-z0-9]|[-_]0)$/)
    expect(linkOfToken(deriveKeys([oldSecret]), token)).toBe(id)
    expect(linkOfToken(deriveKeys([newSecret, oldSecret]), token)).toBe(id)
  })

  it('leads nowhere when one character differs, or under another key', () => {
    const keys = deriveKeys([newSecret])
    const token = linkToken(keys, uuid())
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'Q' ? 'Z' : 'Q'
      expect(linkOfToken(keys, token.slice(0, at) + other + token.slice(at + 1))).toBeUndefined()
    }
    expect(linkOfToken(deriveKeys([oldSecret]), token)).toBeUndefined()
    expect(linkOfToken(keys, '')).toBeUndefined()
  })
})

describe('a redirect', () => {
  it("keeps the caller's own query to the letter, and its fragment", () => {
    expect(withQuery('https://a.example/x?environment=a%20b&failed=1&q=a+b#top', { status: 'completed' })).toBe(
      'https://a.example/x?environment=a%20b&failed=1&q=a+b&status=completed#top',
    )
    expect(withQuery('https://a.example', { number: '+1 555' })).toBe('https://a.example?number=%2B1%20555')
  })

  it('puts its own value where the caller used a name of ours', () => {
    expect(withQuery('https://a.example/?status=old&status=older&a=1', { status: 'completed' })).toBe(
      'https://a.example/?a=1&status=completed',
    )
  })
})

describe('verifyResult', async () => {
  const keys = deriveKeys([newSecret])
  const serverUrl = 'https://connect.example.com'
  const jwks = createLocalJWKSet(await publicKeys(keys))
  const params = {
    setup_link_id: 'l1',
    status: 'completed',
    phone_number_id: '1',
    business_account_id: '2',
    display_phone_number: '+15551234567',
  }
  const page = 'https://host.example/done'
  const about = {
    audience: ['p1', page, 'https://app.host.example'],
    customerId: 'c1',
    linkId: 'l1',
    nonce: 'of-this-browser',
  }
  const signedAt = async (now = new Date(), told: Record<string, string> = params) =>
    withQuery(`${page}?environment=test`, {
      ...told,
      result: await signResult(keys, serverUrl, { ...about, params: told }, now),
    })
  type Options = Partial<Parameters<typeof verifyResult>[1]>
  const check = (url: string, changed: Options = {}) =>
    verifyResult(url, { serverUrl, keys: jwks, expect: { setup_link_id: 'l1' }, ...changed })

  it('believes what the server signed', async () => {
    expect(await check(await signedAt())).toEqual({ ...params, customer_id: 'c1' })
    const path = (await signedAt()).replace('https://host.example', '')
    expect(await check(path, { audience: page })).toEqual({ ...params, customer_id: 'c1' })
  })

  it('believes what a page was given beside a redirect', async () => {
    const token = new URL(await signedAt()).searchParams.get('result') as string
    expect(await check(token, { audience: 'https://app.host.example' })).toMatchObject({ phone_number_id: '1' })
    await expect(check(token)).rejects.toMatchObject({ reason: 'audience' })
  })

  it('tells a failure from a success', async () => {
    const failed = await signedAt(new Date(), { setup_link_id: 'l1', error_code: 'link_expired', state: 's' })
    expect(await check(failed)).toEqual({
      status: 'failed',
      setup_link_id: 'l1',
      customer_id: 'c1',
      error_code: 'link_expired',
      state: 's',
    })
  })

  it.each([
    ['another page', page.replace('host', 'another'), {}],
    ['another page, though it says so with our query', page, { audience: 'https://another.example/done' }],
    ['another project', page, { audience: 'p2' }],
    ['a path that names nobody', '/done', {}],
    ['the same host at another path', 'https://host.example/other', {}],
  ])('refuses what was signed for us when it is brought to %s', async (_, to, changed) => {
    await expect(check((await signedAt()).replace(page, to), changed)).rejects.toMatchObject({ reason: 'audience' })
  })

  it.each([
    ['nothing', undefined],
    ['no name', {}],
    ['a session that knows of no link', { setup_link_id: undefined }],
    ['a session whose nonce is empty', { setup_link_id: 'l1', nonce: '' }],
    ['a name that nobody gave', { link: 'l1' }],
    ['the customer alone', { customer_id: 'c1' }],
    ['another link', { setup_link_id: 'l2' }],
    ['another state', { state: 'another' }],
    ["another browser's nonce", { setup_link_id: 'l1', nonce: 'of-another-browser' }],
    ['another customer', { setup_link_id: 'l1', customer_id: 'c2' }],
  ])('refuses where %s is expected', async (_, wanted) => {
    const told = await signedAt(new Date(), { ...params, state: 'mine' })
    await expect(check(told, { expect: wanted as never })).rejects.toMatchObject({ reason: 'unexpected' })
  })

  it('believes what is expected by any name', async () => {
    const told = await signedAt(new Date(), { ...params, state: 'mine' })
    for (const expected of [
      { state: 'mine' },
      { nonce: 'of-this-browser' },
      { setup_link_id: 'l1', customer_id: 'c1' },
    ])
      expect(await check(told, { expect: expected })).toMatchObject({ status: 'completed' })
  })

  it('is good once where the host keeps what was used, however often the end was signed; failures come again', async () => {
    const used = new Map<string, Date>()
    const once = (id: string, until: Date) => !used.has(id) && Boolean(used.set(id, until))
    await check(await signedAt(), { once })
    const again = await signedAt(new Date(Date.now() + 1_000))
    await expect(check(again, { once })).rejects.toMatchObject({ reason: 'used' })
    const wrong = check(await signedAt(), { once, expect: { setup_link_id: 'l2' } })
    await expect(wrong).rejects.toMatchObject({ reason: 'unexpected' })
    const failure = () => signedAt(new Date(), { setup_link_id: 'l1', error_code: 'link_expired' })
    for (let times = 0; times < 2; times++) await check(await failure(), { once })
    expect([...used.values()].every((until) => until > new Date())).toBe(true)
    expect(used.size).toBe(3)
  })

  it.each([
    ['a number that was changed', (url: string) => url.replace('%2B15551234567', '%2B15550000000'), 'altered'],
    ['a parameter that was taken away', (url: string) => url.replace('&phone_number_id=1', ''), 'altered'],
    ['a parameter that stands twice', (url: string) => `${url}&status=completed`, 'altered'],
    ['no result at all', (url: string) => url.replace(/&result=.*/, ''), 'missing'],
    ['a result that is not one', (url: string) => url.replace(/result=.*/, 'result=abc'), 'invalid'],
  ])('refuses %s', async (_, change, reason) => {
    await expect(check(change(await signedAt()))).rejects.toMatchObject({ name: 'ResultError', reason })
  })

  it('refuses what is older than ten minutes', async () => {
    const old = await signedAt(new Date(Date.now() - 11 * 60_000))
    await expect(check(old)).rejects.toMatchObject({ reason: 'expired' })
  })

  it('refuses what another server signed, in its own name or in ours', async () => {
    const other = deriveKeys([oldSecret])
    for (const issuer of ['https://evil.example', serverUrl]) {
      const url = withQuery(page, {
        ...params,
        result: await signResult(other, issuer, { ...about, params }, new Date()),
      })
      await expect(check(url)).rejects.toMatchObject({ reason: 'invalid' })
    }
  })
})
