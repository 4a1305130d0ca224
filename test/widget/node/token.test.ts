import { afterEach, expect, it, vi } from 'vitest'
import { keepToken, tokenOf } from '../../../widget/gateways/token.ts'

afterEach(() => vi.unstubAllGlobals())

it.each([
  ['a1.b2', 'a1.b2'],
  [' a1.b2\n', 'a1.b2'],
  ['https://connect.example.com/s/a1.b2', 'a1.b2'],
  ['https://connect.example.com/base/s/a1.b2?utm=mail#top', 'a1.b2'],
  ['', ''],
  [null, undefined],
  [undefined, undefined],
])('reads the token out of %j', (given, token) => {
  expect(tokenOf(given)).toBe(token)
})

it('asks a host once, however often it is wanted', async () => {
  const fetched = vi.fn(async () => 'https://connect.example.com/s/a1.b2')
  const token = keepToken(fetched)
  expect(await Promise.all([token.get(), token.get()])).toEqual(['a1.b2', 'a1.b2'])
  expect([await token.get(), token.known, fetched.mock.calls.length]).toEqual(['a1.b2', 'a1.b2', 1])
})

it('asks again where a host failed or had none, and reports the host’s error', async () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const away = new Error('away')
  const fetched = vi.fn().mockRejectedValueOnce(away).mockResolvedValueOnce('').mockResolvedValueOnce('a1.b2')
  const token = keepToken(fetched)
  await expect(token.get()).rejects.toThrow('no token')
  await expect(token.get()).rejects.toThrow('no token')
  expect(await token.get()).toBe('a1.b2')
  expect(reported.mock.calls).toEqual([[away]])
})
