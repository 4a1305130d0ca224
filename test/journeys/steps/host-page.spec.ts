import { en } from '../../support/english.ts'
import { expect, step, test, towardsLaunch } from '../world.ts'
import { asks, phone, press } from './phone.ts'

test('a customer goes to the host’s own page and comes back, and an answer outlives a reload without the server', async ({
  browser,
  world,
}) => {
  const plan = { id: 'plan', kind: 'host' as const, title: 'Your plan', url: 'https://shop.example.com/plan' }
  const name = {
    id: 'name',
    title: 'Your shop',
    fields: [{ key: 'shop', type: 'text', label: 'Name', required: true }],
  }
  const link = await world.link({ steps: { before: [plan, name] }, allowed_connection_types: ['dedicated'] })
  const page = await phone(browser)
  await page.route('https://shop.example.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${link.url}?patchbay_step=plan">I have chosen</a>` }),
  )
  await page.goto(link.url)
  await towardsLaunch(page, 'preselected')
  await page.getByRole('link', { name: 'Continue at Acme CRM' }).click()
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ setup_link_id: link.id, step: 'plan' })
  await page.getByRole('link', { name: 'I have chosen' }).click()
  await towardsLaunch(page, 'preselected')
  await expect(page.getByRole('heading', { name: 'Your shop' }), 'the step at the host is over').toBeVisible()
  await press(page, en.back)
  await expect(page.getByRole('link', { name: 'Continue at Acme CRM' }), 'and can be gone back to').toBeVisible()
  await press(page, en.continue)

  await page.route('**/connect/v1/answers/**', (route) => route.abort())
  await asks(page, 'Name').fill('Wool & Co')
  await press(page, en.continue)
  await expect(page.getByText('Not saved yet: check your connection. We keep trying.')).toBeVisible()
  await page.reload()
  expect(page.url()).not.toContain('Wool')
  await page.unroute('**/connect/v1/answers/**')
  await towardsLaunch(page, 'preselected')
  await expect(step(page), 'what was answered is not asked again').toHaveAttribute('data-step', 'launch')
  expect((await world.api('GET', `/setup_links/${link.id}/answers`)).body.data).toMatchObject({
    answers: { shop: 'Wool & Co' },
    steps: [
      { id: 'plan', status: 'answered' },
      { id: 'name', status: 'answered' },
    ],
  })
  await page.context().close()
})
