import type { Browser, Page } from '@playwright/test'
import { en } from '../../support/english.ts'
import { clinic } from '../../support/steps/clinic.ts'
import { next, openPopup } from '../popup.ts'
import { expect, step, test, towardsLaunch } from '../world.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const asks = (page: Page, question: string | RegExp) => page.getByRole('textbox', { name: question })

/** Another phone of the same customer. */
async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 }, reducedMotion: 'reduce' })
  return context.newPage()
}

test('a customer answers on a phone, goes on with another, finds Meta’s form filled, and is asked how it was', async ({
  browser,
  world,
}) => {
  const link = await world.link({ steps: clinic, success_redirect_url: null })
  const answersNow = async () => (await world.api('GET', `/setup_links/${link.id}/answers`)).body.data

  const first = await phone(browser)
  await first.goto(link.url)
  await towardsLaunch(first)
  await expect(step(first)).toHaveAttribute('data-step', 'asking')
  await expect(asks(first, 'Legal name'), 'what is known is there').toHaveValue('Wind & Wool')
  await expect(first.getByText('Question 1 of 7')).toBeVisible()
  await asks(first, 'Legal name').fill('Clínica Sol')
  await press(first, en.continue)
  await asks(first, /Website/).fill('two words')
  await press(first, en.continue)
  await expect(first.getByRole('alert')).toHaveText('Please write an address such as https://example.com.')
  await asks(first, /Website/).fill('clinicasol.example')
  await press(first, en.continue)
  await expect(asks(first, 'E-mail')).toBeVisible()
  await press(first, en.back)
  await expect(asks(first, /Website/), 'nothing is lost on the way back').toHaveValue('clinicasol.example')
  await expect
    .poll(async () => (await answersNow()).answers)
    .toEqual({ legal_name: 'Clínica Sol', website: 'https://clinicasol.example' })
  await first.context().close()

  const second = await phone(browser)
  await second.goto(link.url)
  await towardsLaunch(second)
  await expect(asks(second, 'Legal name')).toHaveValue('Clínica Sol')
  await second.keyboard.press('Tab')
  await press(second, en.continue)
  await press(second, en.continue)
  await asks(second, 'E-mail').fill('ada@clinicasol.example')
  await second.keyboard.press('Enter')
  await asks(second, /Phone/).fill('+34 600 111 222')
  await second.keyboard.press('Enter')
  await second.getByRole('combobox', { name: 'Country' }).selectOption({ label: 'Spain' })
  await press(second, en.continue)
  await second.getByRole('combobox', { name: /What for/ }).selectOption('other')
  await press(second, en.continue)
  await asks(second, 'Tell us more').fill('Lab results')
  await press(second, en.continue)
  await press(second, en.continue)
  await expect(second.getByRole('alert')).toHaveText('Please answer this.')
  await second.getByRole('checkbox').check()

  await world.kill()
  await press(second, en.continue)
  await expect(second.getByText('Not saved yet: check your connection. We keep trying.')).toBeVisible()
  await world.startServer()
  await expect(step(second)).toHaveAttribute('data-step', 'launch')

  const popup = await openPopup(second)
  await popup.getByRole('button', { name: /^Continue as/ }).click()
  await next(popup) // the phone of the answers is there, too, and gets a code
  const code = /\d{6}/.exec((await popup.locator('.sandbox-note').textContent()) ?? '')?.[0] as string
  await popup.getByLabel('Verification code').fill(code)
  await next(popup)
  await expect(popup.getByLabel('Business name')).toHaveValue('Clínica Sol')
  await expect(popup.getByLabel('Business website')).toHaveValue('https://clinicasol.example')
  await expect(popup.getByLabel('Business email')).toHaveValue('ada@clinicasol.example')
  await expect(popup.getByLabel('Country')).toHaveValue('ES')
  for (let screen = 0; screen < 3; screen++) await next(popup)
  await popup.getByRole('button', { name: 'Confirm' }).click()
  await popup.getByRole('button', { name: 'Finish' }).click()

  await expect(second.getByRole('heading', { name: en.done })).toBeVisible()
  await second.getByRole('radio', { name: '4' }).check()
  await press(second, 'Continue')
  await asks(second, /What nearly stopped you/).fill('Nothing')
  await press(second, 'Send')
  await expect(second.getByText('Thank you!')).toBeVisible()
  expect(await answersNow()).toMatchObject({
    answers: {
      legal_name: 'Clínica Sol',
      website: 'https://clinicasol.example',
      email: 'ada@clinicasol.example',
      phone: '+34600111222',
      country: 'ES',
      purpose: 'other',
      details: 'Lab results',
      consent: true,
      ease: 4,
      why: 'Nothing',
    },
    steps: ['business', 'use', 'survey'].map((id) => ({ id, status: 'answered' })),
  })
  const path = `/customers/${link.customerId}/setup_links/${link.id}/events?per_page=100`
  // The browser's own events come together, within seconds.
  await expect
    .poll(async () =>
      (await world.api('GET', path)).body.data.map(
        ({ detail }: { detail: { type?: string; step?: string } }) => `${detail.type} ${detail.step}`,
      ),
    )
    .toEqual(
      expect.arrayContaining([
        'step_shown business',
        'step_answered business',
        'step_answered use',
        'step_shown survey',
        'step_answered survey',
      ]),
    )
})
