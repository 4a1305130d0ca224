import { expect, step, test, toLaunch } from '../world.ts'

test('an operator publishes a theme, and a page that a customer has open wears it where they stand', async ({
  page,
  context,
  world,
}) => {
  const link = await world.link({ allowed_connection_types: ['dedicated'] })
  const customer = await context.newPage()
  await customer.clock.install()
  await customer.goto(link.url)
  await toLaunch(customer, 'preselected')
  const before = await step(customer).getAttribute('data-step')
  await expect(customer.locator('.pb-card')).toHaveCSS('background-color', 'rgb(255, 255, 255)')

  await page.goto(`${world.url}/console/project`)
  await page.getByLabel('API key of your project').fill(world.apiKey)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Colour').fill('#0f766e')
  await page.getByLabel('Light or dark').selectOption('dark')
  await page.getByRole('button', { name: 'Publish for all links' }).click()
  await expect(page.getByText('Published. Links that are out wear it, too.')).toBeVisible()

  await customer.bringToFront()
  await customer.clock.fastForward(31_000)
  await expect(customer.locator('.pb-card')).toHaveCSS('background-color', 'rgb(17, 24, 39)')
  await expect(customer.locator('body'), 'the page around it, too').toHaveCSS('background-color', 'rgb(11, 17, 32)')
  await expect(step(customer)).toHaveAttribute('data-step', before as string)

  const { data } = (await world.api('GET', '/theme')).body
  expect(data).toMatchObject({ version: 1, theme: { primary_color: '#0f766e', color_scheme: 'dark' } })
})
