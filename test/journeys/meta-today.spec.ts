import { launchAtMeta } from '../../server/cli/doctor/launch.ts'
import type { Settings } from '../../server/process/settings.ts'
import { faults } from '../../widget/languages/en-faults.ts'
import { en } from '../support/english.ts'
import { finishAppPopup, finishPopup, openPopup } from './popup.ts'
import { expect, expectConnected, step, test, toLaunch, type World } from './world.ts'

const opened = (world: World) => world.sandbox.control.dialogs().map(({ launch }) => launch?.coexistence)
const registered = (world: World) =>
  world.sandbox.control.calls().some(({ method, path }) => method === 'POST' && path === '/{phone}/register')

// Each type with a configuration that has products, the ordinary case of v4: test/journeys/connect.spec.ts.

test('coexistence by a configuration that has that product itself, dedicated beside it (meta-2026 §1)', async ({
  page,
  world,
}) => {
  const own = world.sandbox.app.coexistenceConfigId
  await world.kill()
  await world.startServer({
    META_COEXISTENCE_CONFIG_ID: own,
    META_SIGNUP_EXTRAS: JSON.stringify({ coexistence: { featureType: null } }),
  })
  const kept = await world.link({ allowed_connection_types: ['coexistence'] })
  await page.goto(kept.url)
  await toLaunch(page, 'preselected')
  await finishAppPopup(await openPopup(page))
  expect(await expectConnected(page, world, kept)).toMatchObject({ connection_type: 'coexistence' })
  expect(registered(world)).toBe(false)

  const given = await world.link({ allowed_connection_types: ['dedicated'] })
  await page.goto(given.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  expect(await expectConnected(page, world, given)).toMatchObject({ connection_type: 'dedicated' })
  expect(opened(world)).toEqual([true, false])
  expect(world.sandbox.control.dialogs().map(({ configId }) => configId)).toEqual([own, world.sandbox.app.configId])
  await world.kill()
})

test('with a retired configuration coexistence has a name for its end and another way, and the operator is told (meta-2026 §1)', async ({
  page,
  world,
}) => {
  world.sandbox.control.play('configuration-without-products')
  const link = await world.link()
  await page.goto(link.url)
  await toLaunch(page, 'coexistence')
  await finishPopup(await openPopup(page)) // Meta asks for a number as if nobody kept an app.
  await expect(page.getByRole('heading', { name: faults.configuration_retired.split('\n')[0] as string })).toBeVisible()
  await expect(page.getByText('Error code: configuration_retired')).toBeVisible()
  expect(registered(world)).toBe(false)

  const { databaseUrl } = world
  const meta = { configId: world.sandbox.app.configId }
  expect(await launchAtMeta({ databaseUrl, meta } as Settings)).toMatchObject({
    passed: false,
    advice: expect.stringContaining('META_COEXISTENCE_CONFIG_ID'),
  })
  const { body } = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}/events`)
  expect(body.data.filter(({ name }: { name: string }) => name === 'failed')).toMatchObject([
    { detail: { fault: 'configuration_retired', setting: 'META_COEXISTENCE_CONFIG_ID' } },
  ])

  await page.getByRole('button', { name: en.choose_other }).click()
  await expect(step(page)).toHaveAttribute('data-step', 'type')
  await page.getByRole('button', { name: en.dedicated }).click()
  await expect(step(page)).toHaveAttribute('data-step', 'launch')
  await finishPopup(await openPopup(page))
  expect(await expectConnected(page, world, link)).toMatchObject({ connection_type: 'dedicated' })
})

test('with a retired configuration a customer who gives a number away connects as ever (meta-2026 §1)', async ({
  page,
  world,
}) => {
  world.sandbox.control.play('configuration-without-products')
  const link = await world.link({ allowed_connection_types: ['dedicated'] })
  await page.goto(link.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  expect(await expectConnected(page, world, link)).toMatchObject({ connection_type: 'dedicated' })
})

test('with a retired configuration a customer who keeps the app, and has no other way, gets back to the host', async ({
  page,
  world,
}) => {
  world.sandbox.control.play('configuration-without-products')
  const link = await world.link({ allowed_connection_types: ['coexistence'] })
  await page.goto(link.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  await expect(step(page)).toHaveAttribute('data-step', 'failed')
  await expect(page.getByRole('button', { name: en.choose_other })).toHaveCount(0)
  await page.getByRole('link', { name: 'Back to Acme CRM' }).click()
  await page.waitForURL(/\/whatsapp\/failed/)
  expect(new URL(page.url()).searchParams.get('error_code')).toBe('configuration_retired')
})

test('a number that works with another partner is connected as it is, and stays theirs too (meta-2026 §2)', async ({
  page,
  world,
}) => {
  world.sandbox.control.play('number-shared')
  const link = await world.link()
  await page.goto(link.url)
  await toLaunch(page, 'dedicated')
  await finishPopup(await openPopup(page))
  const number = await expectConnected(page, world, link)
  const shown = await world.api('GET', `/whatsapp/phone_numbers/${number.phone_number_id}`)
  expect(shown.body.data).toMatchObject({ connection_type: 'dedicated', marks: ['shared'] })
  const { pin } = world.sandbox.control.state().numbers.find(({ id }) => id === number.phone_number_id) ?? {}

  expect((await world.api('DELETE', `/whatsapp/phone_numbers/${number.phone_number_id}`)).status).toBe(204)
  const after = world.sandbox.control.state().numbers.find(({ id }) => id === number.phone_number_id)
  expect(after).toMatchObject({ status: 'CONNECTED', platformType: 'CLOUD_API', pin })
  const paths = world.sandbox.control.calls().map(({ path }) => path)
  expect(paths).not.toContain('/{phone}/deregister')
})

test('a customer who keeps another number in the app connects that, and the one of another partner is left alone (meta-2026 §2)', async ({
  page,
  world,
}) => {
  world.sandbox.control.play('number-shared')
  const link = await world.link({ allowed_connection_types: ['coexistence'] })
  await page.goto(link.url)
  await toLaunch(page, 'preselected')
  await finishAppPopup(await openPopup(page))
  const number = await expectConnected(page, world, link)
  expect(number).toMatchObject({ connection_type: 'coexistence', marks: '[]' })
  const shared = world.sandbox.control.state().numbers.find(({ sharedWithPartner }) => sharedWithPartner)
  expect(shared?.id).not.toBe(number.phone_number_id)
  expect(world.sandbox.control.calls({ object: shared?.id as string }).map(({ method }) => method)).not.toContain(
    'POST',
  )
})
