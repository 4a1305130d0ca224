import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook as Verifier } from 'standardwebhooks'
import { expect, test } from '../world.ts'

test('an operator makes a webhook, checks an example, sends some again, and signs somebody out', async ({
  page,
  browser,
  world,
}) => {
  const got: { headers: Record<string, string>; body: string }[] = []
  const backend = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk)
    got.push({ headers: req.headers as Record<string, string>, body: Buffer.concat(chunks).toString() })
    res.end('ok')
  }).listen(0)
  const url = `http://localhost:${(backend.address() as AddressInfo).port}/hooks`

  const signIn = async (to: typeof page, at: string) => {
    await to.goto(`${world.url}/console${at}`)
    await to.getByLabel('API key of your project').fill(world.apiKey)
    await to.getByRole('button', { name: 'Sign in' }).click()
  }
  await signIn(page, '/webhooks')
  await page.getByRole('button', { name: 'New webhook' }).click()
  const made = page.getByRole('dialog', { name: 'New webhook' })
  await made.getByLabel('Address of your backend').fill('ftp://nowhere.example')
  const secret = (await made.getByText(/^whsec_/).textContent()) as string
  await made.getByLabel('setup_link.expired').check()
  await made.getByRole('button', { name: 'Make it' }).click()
  await expect(made.getByRole('alert'), 'what is wrong stands in the form, with all that was typed').toContainText(
    'url',
  )
  await made.getByLabel('Address of your backend').fill(url)
  await made.getByRole('button', { name: 'Make it' }).click()
  await expect(made).toBeHidden()

  const row = page.getByRole('row').filter({ hasText: url })
  await row.getByRole('button', { name: 'Change' }).click()
  const changed = page.getByRole('dialog', { name: 'Change the webhook' })
  await expect(changed.getByLabel('setup_link.expired')).toBeChecked()
  await changed.getByLabel('setup_link.expired').uncheck()
  await changed.getByLabel('setup_link.failed').check()
  await changed.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('setup_link.failed')
  for (const many of [1, 2]) {
    await row.getByRole('button', { name: 'Send an example' }).click()
    await expect.poll(() => got.length).toBe(many)
  }
  const [{ headers, body }] = got as [(typeof got)[0]]
  expect(new Verifier(secret).verify(body, headers), 'signed with what the form showed').toMatchObject({
    event: 'setup_link.failed',
  })

  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Deliveries' }).click()
  const boxes = page.getByRole('checkbox', { name: 'Choose setup_link.failed' })
  await expect(boxes).toHaveCount(2)
  for (const box of await boxes.all()) await box.check()
  await page.getByRole('button', { name: 'Send 2 again' }).click()
  await expect.poll(() => got.length).toBe(4)
  expect(new Set(got.map(({ headers: sent }) => sent['webhook-id'])).size, 'under the ids that they had').toBe(2)
  await expect(page.getByRole('button', { name: /^Send \d again/ })).toBeHidden()

  const other = await browser.newPage()
  await signIn(other, '/requests')
  await expect(other.getByRole('heading', { level: 1, name: 'Requests' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Keys' }).click()
  await page.getByRole('table', { name: 'Sessions' }).getByRole('button', { name: 'Sign out' }).click()
  await expect(other.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Webhooks' }).click()
  await row.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No webhooks yet')).toBeVisible()
  backend.close()
})
