import { describe, expect, it } from 'vitest'
import { datesAtMeta } from '../../../server/cli/doctor/dates.ts'
import { calendar, daysUntil, inUseOf, noticesOf } from '../../../server/meta/calendar.ts'
import { readSettings } from '../../../server/process/settings.ts'
import { request, start } from '../../support/world.ts'

const settings = (env: NodeJS.ProcessEnv = {}) =>
  readSettings({
    META_APP_ID: '1',
    META_APP_SECRET: 'shhh',
    META_CONFIG_ID: '2',
    PATCHBAY_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    ...env,
  })
const at = (day: string) => new Date(`${day}T12:00:00Z`)

/** What a server with these settings is told on a day. */
const told = (day: string, env: NodeJS.ProcessEnv = {}) =>
  noticesOf(inUseOf(settings(env).meta), at(day)).map(({ deadline, days }) => [deadline.id, days])

describe('the calendar of Meta', () => {
  it('stands in its order, with real days, each with its page at Meta and a cure', () => {
    const days = calendar.map(({ on }) => on)
    expect(days).toEqual([...days].sort())
    for (const { on, page, cure } of calendar) {
      expect(new Date(on).toISOString().slice(0, 10)).toBe(on)
      expect(page).toMatch(/^https:\/\/developers\.facebook\.com\//)
      expect(cure).not.toBe('')
    }
    expect(new Set(calendar.map(({ id }) => id)).size).toBe(calendar.length)
  })

  it.each([
    ['2028-05-29', []],
    ['2028-05-30', [['graph_v25', 60]]],
    ['2028-07-28', [['graph_v25', 1]]],
    ['2028-07-29', [['graph_v25', 0]]],
    ['2029-01-01', [['graph_v25', -156]]],
  ])('tells a server of an old Graph version on %s: %j', (day, notices) => {
    expect(told(day, { META_GRAPH_VERSION: 'v25.0' })).toEqual(notices)
    expect(told(day)).toEqual([])
  })

  it('tells of what ended by the version that is really sent, whichever setting names it', () => {
    const ended = [['embedded_signup_v2_v3', -45]]
    const extras = '{"coexistence":{"version":"v3-public-preview"}}'
    const about = (env: NodeJS.ProcessEnv) => told('2026-11-29', env).filter(([id]) => id === 'embedded_signup_v2_v3')
    expect(about({})).toEqual([])
    expect(about({ META_SIGNUP_VERSION: 'v2' })).toEqual(ended)
    expect(about({ META_SIGNUP_EXTRAS: extras })).toEqual(ended)
    expect(about({ META_SIGNUP_VERSION: 'v23' })).toEqual([])
  })

  it('tells every server of what comes for all, and no more once it has come', () => {
    expect(told('2026-12-31').map(([id]) => id)).toEqual(['paid_messaging_account_id', 'account_model_phase_2'])
    expect(told('2027-01-02')).toEqual([])
  })

  it('is read by doctor, where only what is over and in use keeps signups from working', () => {
    const found = (day: string, env: NodeJS.ProcessEnv = {}) =>
      datesAtMeta(settings(env), at(day)).map((finding) => (finding.passed ? 'ok' : finding.serious ? 'FAIL' : 'warn'))
    expect(found('2027-06-01')).toEqual(['ok'])
    expect(found('2028-06-15', { META_GRAPH_VERSION: 'v25.0' })).toEqual(['warn'])
    expect(found('2028-07-29', { META_GRAPH_VERSION: 'v25.0' })).toEqual(['FAIL'])
  })

  it('is read by the log at the start, by the metrics, and by the page of the API', async () => {
    const metricsToken = 'a token for prometheus'
    await using world = await start('SQLite', { metricsToken, now: () => at('2028-07-19') })
    expect(world.logged.join()).not.toContain('Graph v25.0 ends')
    await world.restart({ meta: { ...world.options.meta, graphVersion: 'v25.0' } })
    expect(world.logged.join()).toContain('Graph v25.0 ends, in 10 days (2028-07-29): set meta.graphVersion')
    const { body } = await request('GET', `${world.url}/metrics`, undefined, {
      Authorization: `Bearer ${metricsToken}`,
    })
    for (const deadline of calendar)
      expect(body).toContain(
        `patchbay_meta_deadline_days{deadline="${deadline.id}"} ${daysUntil(deadline, at('2028-07-19'))}`,
      )
    const page = (await request('GET', `${world.url}/docs`)).body
    for (const { what } of calendar) expect(page).toContain(what.slice(0, 40))
  })
})
