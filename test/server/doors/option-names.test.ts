import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPatchbay, type PatchbayOptions } from '../../../server/index.ts'
import { byOption } from '../../../server/runtime/option-names.ts'
import { start } from '../../support/world.ts'

/** A name of the environment. */
const setting = /\b(?:META|PATCHBAY|TWILIO)_[A-Z_]+\b|\b(?:PUBLIC|DATABASE)_URL\b/

describe('a mounted server', () => {
  it('says in its log what to do in words of options, and answers without a name of a setting', async () => {
    await using world = await start('SQLite')
    await world.restart({ apiKey: 'another key of sixteen or more' })
    await world.restart({ meta: { ...world.options.meta, signupVersion: 'v2' } })
    for (const path of ['/metrics', '/webhooks/meta?hub.mode=subscribe', '/webhooks/twilio/sms'])
      expect(await (await fetch(world.url + path)).text()).not.toMatch(setting)
    const said = world.logged.join('\n')
    expect(said).not.toMatch(setting)
    expect(said).toContain('meta.webhookVerifyToken is not set')
    expect(said).toContain('apiKey names a new key')
    expect(said).toContain('meta.signupVersion')
  })

  it('refuses a wrong option by its own name', async () => {
    const right: PatchbayOptions = {
      publicUrl: 'https://app.example.com/patchbay',
      databaseUrl: 'sqlite::memory:',
      secretKey: randomBytes(32).toString('base64'),
      meta: { appId: '1', appSecret: 's', configId: '2' },
    }
    const wrong: [Partial<PatchbayOptions>, RegExp][] = [
      [{ databaseUrl: 'mysql://x' }, /^databaseUrl must be/],
      [{ databaseUrl: '' }, /^databaseUrl must be/],
      [{ secretKey: 'short' }, /^secretKey must be/],
      [{ secretKey: [] }, /secretKey/],
      [{ apiKey: 'short' }, /^apiKey must be/],
      [{ meta: { ...right.meta, appId: '' } }, /^meta\.appId is not set/],
      [{ meta: { ...right.meta, signupVersion: 'four' as never } }, /^meta\.signupVersion/],
    ]
    for (const [change, sentence] of wrong) {
      const error = await createPatchbay({ ...right, ...change }).catch((error: Error) => error)
      expect(error).toBeInstanceOf(Error)
      expect((error as Error).message).toMatch(sentence)
      expect((error as Error).message).not.toMatch(setting)
    }
  })

  it('has an option for every setting, but those of a process of its own', () => {
    const folder = join(import.meta.dirname, '../../../server')
    const names = ['process/settings.ts', 'process/meta-settings.ts', 'telephony/twilio/settings.ts'].flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^ +([A-Z][A-Z_]+):/gm)].map(([, name]) => name as string),
    )
    expect(names.length).toBeGreaterThan(20)
    expect([...new Set(names)].filter((name) => byOption(name) === name)).toEqual(['PORT'])
    expect(byOption('set META_APP_ID, not META_APP_IDS')).toBe('set meta.appId, not META_APP_IDS')
  })
})
