import { createServer } from 'node:http'
import type { Page } from '@playwright/test'
import { finishPopup, openPopup } from '../popup.ts'
import { expect, expectConnected, step, test, toLaunch, type World } from '../world.ts'

/** The operator's browser: another one than the customer's. */
test.use({ permissions: ['clipboard-write'] })

/** A receiver that fails until it is mended; what it got stands in `got`. */
async function receiver() {
  const got: string[] = []
  let mended = false
  const server = createServer((req, res) => {
    got.push(String(req.headers['webhook-id']))
    req.resume()
    res.writeHead(mended ? 200 : 500).end(mended ? 'ok' : 'out of memory')
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    url: `http://localhost:${(server.address() as { port: number }).port}/hook`,
    got,
    mend: () => {
      mended = true
    },
    close: () => server.close(),
  }
}

const signIn = async (page: Page, world: World) => {
  await page.getByLabel('API key of your project').fill(world.apiKey)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('an operator finds out why a signup failed, sends its webhook again, and gets a reconnect link', async ({
  page,
  context,
  world,
}) => {
  const backend = await receiver()
  await world.api('POST', '/whatsapp/webhooks', {
    whatsapp_webhook: { url: backend.url, kind: 'kapso', events: ['setup_link.failed'] },
  })
  world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'journeys')
  // One customer connects, and takes the account away later. Another one leaves Meta's window.
  const connected = await world.link({ allowed_connection_types: ['dedicated'] })
  await page.goto(connected.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  const number = await expectConnected(page, world, connected)
  world.sandbox.control.disconnect({ wabaId: number.business_account_id, reason: 'ACCOUNT_DISCONNECTED' })
  const left = await world.link({ allowed_connection_types: ['dedicated'] })
  await page.goto(left.url)
  await toLaunch(page, 'preselected')
  const popup = await openPopup(page)
  await popup.getByRole('button', { name: /^Continue as/ }).click()
  await popup.getByRole('button', { name: 'Cancel' }).click()
  await expect(step(page)).toHaveAttribute('data-step', 'failed')
  await expect.poll(() => backend.got.length).toBeGreaterThan(0)
  await expect.poll(() => gaveUp(world)).toBe(true)

  const operator = await context.newPage()
  const violations: string[] = []
  operator.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|Trusted Type/.test(message.text())) violations.push(message.text())
  })
  await operator.goto(world.demo)
  await operator.getByRole('link', { name: 'open the console' }).click()
  await signIn(operator, world)

  // Why did it fail?
  const why = operator.getByRole('listitem').filter({ hasText: 'The signup of Wind & Wool failed' })
  await why.getByRole('link', { name: 'See why' }).click()
  const fault = operator.getByRole('region', { name: 'Failed: signup cancelled' })
  await expect(fault).toContainText('You left before the end')
  await expect(operator.getByRole('listitem').filter({ hasText: 'Opened Meta’s window' })).toBeVisible()
  await operator.getByRole('heading', { name: 'What the customer sees' }).scrollIntoViewIfNeeded()
  const seen = operator.locator('.as-customer')
  await expect(seen.locator('.pb-root')).toHaveAttribute('data-step', 'failed')
  await expect(seen).toHaveAttribute('inert')
  await expect(operator.getByRole('img', { name: 'The link as a QR code' })).toBeVisible()

  // Its webhook failed as well: again, now that the receiver is mended.
  backend.mend()
  const tries = backend.got.length
  await operator.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Deliveries' }).click()
  await operator.getByLabel('State').selectOption('Failed')
  await expect(operator).toHaveURL(/\/console\/deliveries\?status=failed$/)
  await operator.getByRole('link', { name: 'setup_link.failed' }).click()
  await expect(operator.getByText('out of memory')).toBeVisible()
  await operator.getByRole('button', { name: 'Send again' }).click()
  await expect(operator.getByText('Delivered', { exact: true }).first()).toBeVisible()
  await expect.poll(() => backend.got.length).toBe(tries + 1)
  expect(new Set(backend.got).size).toBe(1)

  // The number that is lost: found by pasting it, and a link for its customer.
  await operator.keyboard.press('/')
  await operator.keyboard.type(number.display_phone_number)
  await operator.keyboard.press('Enter')
  await expect(operator.getByRole('heading', { level: 1, name: number.display_phone_number })).toBeVisible()
  await operator.getByRole('button', { name: 'Reconnect link' }).click()
  const made = operator.getByRole('status').locator('code')
  await expect(made).toHaveText(new RegExp(`^${world.url}/s/`))
  await page.goto((await made.textContent()) as string)
  await expect(page.getByRole('heading', { name: 'Reconnect your number to Acme CRM' })).toBeVisible()
  expect(violations).toEqual([])
  backend.close()
})

test('a session that ends under an act is asked for again, and the act is done once', async ({ page, world }) => {
  const link = await world.link()
  await page.goto(`${world.url}/console/links/${link.id}`)
  await signIn(page, world)
  // The sign-in stands at the address that was asked for.
  await expect(page.getByRole('heading', { level: 1, name: 'Link of Wind & Wool' })).toBeVisible()
  await page.getByRole('button', { name: 'Revoke' }).click()
  const confirm = page.getByRole('dialog', { name: 'Revoke this link?' })
  await world.db.deleteFrom('console_sessions').execute()
  await confirm.getByRole('button', { name: 'Revoke' }).click()
  const again = page.getByRole('dialog', { name: 'Your session has ended' })
  await expect(again).toBeVisible()
  expect((await world.api('GET', `/setup_links/${link.id}`)).body.data.status).toBe('active')
  await signIn(page, world)
  await expect(again).toBeHidden()
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible()
  const { body } = await world.api('GET', `/audit_log?subject=${link.id}&action=setup_link.revoked`)
  expect(body.data).toHaveLength(1)
})

test('a server that goes away leaves the screen as it is, and the console comes back by itself', async ({
  page,
  world,
}) => {
  await world.link()
  await page.goto(`${world.url}/console/links`)
  await signIn(page, world)
  const row = page.getByRole('link', { name: 'Wind & Wool' })
  await expect(row).toBeVisible()
  await world.kill()
  const bar = page.getByText('The server does not answer.', { exact: false })
  await expect(bar).toBeVisible()
  await expect(row).toBeVisible()
  // A screen whose code has not come yet.
  await page.getByRole('link', { name: 'Audit' }).click()
  const lost = page.getByText('This part did not come')
  await expect(lost).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(lost).toBeVisible()
  await page.getByRole('link', { name: 'Links', exact: true }).click()
  await expect(row).toBeVisible()
  await page.getByRole('link', { name: 'Audit' }).click()
  await expect(lost).toBeVisible()
  await world.startServer()
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible()
  await expect(bar).toBeHidden()
})

/** Stands in for most of a day: a delivery that is tried no more. */
async function gaveUp(world: World): Promise<boolean> {
  const change = { status: 'failed', run_at: null, failed_at: new Date().toISOString() } as const
  await world.db.updateTable('deliveries').set(change).where('response_status', '=', 500).execute()
  const failed = await world.db.selectFrom('deliveries').select('id').where('status', '=', 'failed').execute()
  return failed.length > 0
}
