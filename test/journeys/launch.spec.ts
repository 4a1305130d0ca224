import { openPopup } from './popup.ts'
import { expect, test, toLaunch } from './world.ts'

test('a changed setting changes what Meta’s window is opened with, and the widget stays the same', async ({
  page,
  world,
}) => {
  const opened = async (type: 'dedicated' | 'coexistence') => {
    await page.goto((await world.link()).url)
    await toLaunch(page, type)
    const popup = await openPopup(page)
    await popup.waitForLoadState()
    const query = new URL(popup.url()).searchParams
    await popup.close()
    return { config_id: query.get('config_id'), extras: JSON.parse(query.get('extras') ?? 'null') }
  }
  const configId = world.sandbox.app.configId
  expect(await opened('dedicated')).toEqual({ config_id: configId, extras: { version: 'v4' } })

  await world.kill()
  const extras = { dedicated: { setup: { solutionID: '9' } }, coexistence: { sessionInfoVersion: '3' } }
  await world.startServer({
    META_SIGNUP_VERSION: 'v5',
    META_COEXISTENCE_CONFIG_ID: '77',
    META_SIGNUP_EXTRAS: JSON.stringify(extras),
  })
  expect(await opened('dedicated')).toEqual({
    config_id: configId,
    extras: { version: 'v5', setup: { solutionID: '9' } },
  })
  expect(await opened('coexistence')).toEqual({
    config_id: '77',
    extras: { version: 'v5', featureType: 'whatsapp_business_app_onboarding', sessionInfoVersion: '3' },
  })
  await world.kill()
})
