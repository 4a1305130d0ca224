import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { start, type World } from '../../support/world.ts'

const ours = /^"[\w-]{27}"$/

describe('a read of the Platform API', () => {
  let world: World
  beforeAll(async () => {
    world = await start('SQLite')
  })
  afterAll(() => world[Symbol.asyncDispose]())
  const read = (path: string, tag?: string) =>
    world.api('GET', path, undefined, tag ? { 'If-None-Match': tag, 'Cache-Control': 'no-cache' } : {})

  it('is not sent again to who has it, until it changes', async () => {
    const first = await read('/customers')
    const tag = first.headers.get('etag') as string
    expect([first.status, tag]).toEqual([200, expect.stringMatching(ours)])
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await read('/customers', known)
      expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', tag])
    }
    await world.api('POST', '/customers', { customer: { name: 'Wool' } })
    const changed = await read('/customers', tag)
    expect([changed.status, changed.body.data.length]).toEqual([200, 1])
    expect(changed.headers.get('etag')).not.toBe(tag)
  })

  it('keeps its refusals whole, and what changes something has no tag', async () => {
    const missing = await read('/customers/nobody', '*')
    expect([missing.status, missing.body.error]).toEqual([404, 'Customer not found'])
    expect(missing.headers.get('etag') ?? '').not.toMatch(ours) // A host's Express has tags of its own.
    const made = await world.api('POST', '/customers', { customer: { name: 'Wool' } }, { 'If-None-Match': '*' })
    expect([made.status, made.body.data.name]).toEqual([201, 'Wool'])
    expect(made.headers.get('etag') ?? '').not.toMatch(ours)
  })
})
