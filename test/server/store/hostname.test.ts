import { describe, expect, it } from 'vitest'
import { hostnameOf } from '../../../server/store/domains/hostname.ts'

describe('a host in its one spelling', () => {
  it.each([
    ['signup.example.com', 'signup.example.com'],
    ['SignUp.Example.COM', 'signup.example.com'],
    ['signup.example.com.', 'signup.example.com'],
    ['signup.example.com:8443', 'signup.example.com'],
    ['signup.example.com.:443', 'signup.example.com'],
    ['signup.example.com:', 'signup.example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['BÜCHER.example', 'xn--bcher-kva.example'],
    ['bu\u0308cher.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['signup。example。com', 'signup.example.com'],
    ['straße.example', 'xn--strae-oqa.example'],
    ['localhost:3000', 'localhost'],
    ['1.example.com', '1.example.com'],
    ['a--b.example.com', 'a--b.example.com'],
    [`${'a'.repeat(63)}.example.com`, `${'a'.repeat(63)}.example.com`],
  ])('%s is %s', (text, hostname) => {
    expect(hostnameOf(text)).toEqual({ hostname })
    expect(hostnameOf(hostname)).toEqual({ hostname })
  })

  it.each([
    ['', 'empty'],
    ['.', 'empty'],
    [':443', 'empty'],
    ['user@example.com', 'userinfo'],
    ['user:password@example.com:443', 'userinfo'],
    ['127.0.0.1', 'ip'],
    ['127.0.0.1:443', 'ip'],
    ['127.1', 'ip'],
    ['2130706433', 'ip'],
    ['0x7f.1', 'ip'],
    ['0x7f000001', 'ip'],
    ['１２７.0.0.1', 'ip'],
    ['[::1]', 'ip'],
    ['[::1]:443', 'ip'],
    ['::1', 'ip'],
    ['2001:db8::1', 'ip'],
    ['fe80::1', 'ip'],
    ['https://example.com', 'form'],
    ['example.com/path', 'form'],
    ['example.com?x', 'form'],
    ['exam%70le.com', 'form'],
    ['exam ple.com', 'form'],
    ['example.com\n', 'form'],
    ['example.com\u0000', 'form'],
    ['example.com, other.com', 'form'],
    ['*.example.com', 'form'],
    ['_dmarc.example.com', 'form'],
    ['-a.example.com', 'form'],
    ['a-.example.com', 'form'],
    ['a..example.com', 'form'],
    ['.example.com', 'form'],
    ['example.com..', 'form'],
    ['example.com:99999999', 'form'],
    ['example.com:8o', 'form'],
    ['xn--a.example', 'form'],
    ['xn--.example', 'form'],
    ['xn--bcher-kv.example', 'form'],
    [`${'a'.repeat(64)}.example.com`, 'form'],
    [`${'abcdefg.'.repeat(32)}com`, 'too_long'],
    ['a'.repeat(100_000), 'too_long'],
  ])('%j is none: %s', (text, reason) => {
    expect(hostnameOf(text)).toEqual({ reason })
  })
})
