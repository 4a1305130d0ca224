import { describe, expect, it } from 'vitest'
import { type ScenarioName, scenarioNames } from '../../sandbox/index.ts'
import { start } from './meta.ts'

/** The scenarios that play what real life sends, by kind; docs/decisions/0030-what-real-life-sends.md tells what each kind is. */
const played: Record<string, ScenarioName[]> = {
  'a line has several spellings': ['other-spelling'],
  'a refusal is read by what matters': ['graph-errors-as-text'],
  'calls have prices': ['register-unavailable'],
  'news have a time': ['news-out-of-order'],
  'names are hints': ['scope-renamed', 'graph-fields-gone'],
  'which account': ['second-account'],
  'side doors are doors': ['number-deregistered', 'unverified-number'],
  'the watch': ['token-ends-soon'],
}

describe('what real life sends', () => {
  it.each(Object.entries(played))('can be played by name: %s', async (_kind, names) => {
    for (const name of names) {
      expect(scenarioNames).toContain(name)
      await using meta = await start()
      meta.control.play(name)
      expect(meta.control.scenarios().current).toBe(name)
    }
  })

  it('has a number that a token reaches and that carries no messages until it is registered', async () => {
    await using meta = await start('number-deregistered')
    const { get, phone, post } = await meta.customer()
    const shown = async () => (await get(`/${phone}?fields=status,platform_type`)).body
    expect(await shown()).toMatchObject({ status: 'DISCONNECTED', platform_type: 'NOT_APPLICABLE' })
    const message = { messaging_product: 'whatsapp', to: '+12025550143', type: 'text', text: { body: 'Hello' } }
    expect((await post(`/${phone}/messages`, message)).body.error.code).toBe(133010)
    expect((await post(`/${phone}/register`, { messaging_product: 'whatsapp', pin: '271828' })).status).toBe(200)
    expect(await shown()).toMatchObject({ status: 'CONNECTED', platform_type: 'CLOUD_API' })
  })
})
