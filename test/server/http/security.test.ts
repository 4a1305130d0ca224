import { randomBytes } from 'node:crypto'
import { createLocalJWKSet } from 'jose'
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
})

describe('a link token', () => {
  it('leads to its link, under the key it was made with and after a new one was added', () => {
    const id = uuid()
    const token = linkToken(deriveKeys([oldSecret]), id)
    expect(token).toMatch(/^[\w-]{22}\.[\w-]{32}$/)
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
  const signedAt = async (now = new Date(), told: Record<string, string> = params) =>
    withQuery('https://host.example/done?environment=test', {
      ...told,
      result: await signResult(keys, serverUrl, told, now),
    })
  const check = (url: string) => verifyResult(url, { serverUrl, keys: jwks })

  it('believes what the server signed', async () => {
    expect(await check(await signedAt())).toEqual(params)
    expect(await check((await signedAt()).replace('https://host.example', ''))).toEqual(params)
  })

  it('tells a failure from a success', async () => {
    const failed = await signedAt(new Date(), { setup_link_id: 'l1', error_code: 'link_expired', state: 's' })
    expect(await check(failed)).toEqual({
      status: 'failed',
      setup_link_id: 'l1',
      error_code: 'link_expired',
      state: 's',
    })
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
      const url = withQuery('https://host.example/', {
        ...params,
        result: await signResult(other, issuer, params, new Date()),
      })
      await expect(check(url)).rejects.toMatchObject({ reason: 'invalid' })
    }
  })
})
