import { nameServer } from '../../support/dns/name-server.ts'
import { expect, test } from '../world.ts'

/** The operator's browser may copy. */
test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('an operator adds a host, copies its records, reads what is missing, and sees it become active', async ({
  page,
  world,
}) => {
  await using server = await nameServer()
  server.zone.set('A', 'connect.patchbay.test', '192.0.2.10')
  await world.kill()
  await world.startServer({ PATCHBAY_RESOLVERS: server.address, PATCHBAY_DOMAINS_TARGET: 'connect.patchbay.test' })
  await page.goto(`${world.url}/console/domains`)
  await page.getByLabel('API key of your project').fill(world.apiKey)
  await page.getByRole('button', { name: 'Sign in' }).click()

  await page.getByLabel('A new host').fill('10.0.0.1')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('an IP address belongs to no customer')
  await page.getByLabel('A new host').fill('Signup.Wool.Example')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'signup.wool.example' })).toBeVisible()

  server.zone.set('A', 'signup.wool.example', '104.16.1.1')
  await page.getByRole('button', { name: 'Look now' }).click()
  await expect(page.getByText('is proxied by Cloudflare')).toBeVisible()
  await expect(page.getByText('There is no TXT record at _patchbay.signup.wool.example yet')).toBeVisible()

  await page.getByRole('button', { name: 'Copy the value of the TXT record' }).click()
  const proof = await page.evaluate(() => navigator.clipboard.readText())
  expect(proof).toMatch(/^patchbay-verify=[0-9a-f]{40}$/)
  server.zone
    .drop('A', 'signup.wool.example')
    .set('CNAME', 'signup.wool.example', 'connect.patchbay.test')
    .set('TXT', '_patchbay.signup.wool.example', proof)
  await page.getByRole('button', { name: 'Look now' }).click()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('No domains yet')).toBeVisible()
  await world.kill()
})
