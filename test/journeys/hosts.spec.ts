import { en } from '../support/english.ts'
import { doors, host } from './host.ts'
import { finishPopup, openPopup } from './popup.ts'
import { expect, step, test, toLaunch } from './world.ts'

for (const [name, door] of Object.entries(doors))
  test.describe(`through ${name}`, () => {
    test('a customer leaves Facebook’s window, comes back and connects the number; the journey has the browser’s word', async ({
      page,
      world,
    }) => {
      await using site = await host({})
      const link = await world.link({ allowed_origins: [site.url], success_redirect_url: null })
      await page.goto(await door(world, site, link.token))
      if (name.startsWith('React'))
        await expect(page.locator('body')).toHaveAttribute('data-react', new RegExp(`^${name.slice(6)}`))

      await toLaunch(page, 'dedicated')
      const popup = await openPopup(page)
      await popup.getByRole('button', { name: /^Continue as/ }).click()
      await popup.close()
      await expect(step(page)).toHaveAttribute('data-step', 'failed')
      await page.getByRole('button', { name: en.sign_again }).click()
      await finishPopup(await openPopup(page))
      await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
      const number = await world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
      expect(number.customer_id).toBe(link.customerId)

      await page.goto('about:blank') // what was not sent yet leaves with the page
      const path = `/customers/${link.customerId}/setup_links/${link.id}/events?per_page=100`
      const told = async () => {
        const { body } = await world.api('GET', path)
        return body.data
          .filter((event: { name: string }) => event.name === 'widget')
          .map(({ detail }: { detail: { type: string; step?: string; reason?: string } }) => detail)
      }
      await expect
        .poll(async () => (await told()).at(-1))
        .toMatchObject({ type: 'exited', step: 'done', reason: 'completed' })
      const types = (await told()).map(({ type }: { type: string }) => type)
      expect(types.filter((type: string) => type !== 'finishing')).toEqual([
        ...['opened', 'type_chosen', 'popup_opened', 'cancelled', 'popup_opened', 'completed', 'exited'],
      ])
    })

    test('a link that is over says so, and leads where the project says', async ({ page, world }) => {
      await using site = await host({})
      await world.api('PATCH', '/project', { project: { policy: { support_url: 'https://acme.example/help' } } })
      const link = await world.link({ allowed_origins: [site.url], failure_redirect_url: null })
      const path = `/customers/${link.customerId}/setup_links/${link.id}`
      await world.api('PATCH', path, { setup_link: { status: 'revoked' } })
      await page.goto(await door(world, site, link.token))
      await expect(page.getByRole('heading', { name: 'This link was replaced' })).toBeVisible()
      await expect(page.getByRole('link', { name: en.new_link })).toHaveAttribute('href', 'https://acme.example/help')
      await page.goto(await door(world, site, 'nobody.knows'))
      await expect(page.getByRole('link', { name: en.new_link })).toHaveAttribute('href', 'https://acme.example/help')
    })
  })
