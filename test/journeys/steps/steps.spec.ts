import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import * as spanish from '../../../widget/languages/translations/es.ts'
import { en } from '../../support/english.ts'
import { clinic } from '../../support/steps/clinic.ts'
import { tabTo } from '../access/by-keyboard.ts'
import { next, openPopup } from '../popup.ts'
import { expect, step, test, towardsLaunch } from '../world.ts'
import { asks, phone, press } from './phone.ts'

/** Through Meta's form, which the answers have filled in: their phone is there, too, and gets a code. */
async function throughMeta(popup: Page) {
  await popup.getByRole('button', { name: /^Continue as/ }).click()
  await next(popup)
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
  await towardsLaunch(second, 'preselected') // the type was chosen on the first one
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

  await throughMeta(await openPopup(second))

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

test('a customer answers by keyboard alone, in their own language, and hears what each field is', async ({
  browser,
  world,
}) => {
  const link = await world.link({
    steps: clinic,
    language: 'es',
    success_redirect_url: null,
    allowed_connection_types: ['dedicated'],
  })
  const page = await phone(browser)
  const { keyboard } = page
  const { steps: words } = spanish
  const es = spanish.words as Record<string, string>
  await page.goto(link.url)
  await tabTo(page, es.welcome_start as string)
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sobre tu clínica' })).toBeFocused()

  /** What has the focus by now, as it is read out, on a page that axe has nothing to say about. */
  const hears = async (role: 'textbox' | 'combobox' | 'checkbox' | 'radio', name: RegExp) => {
    const field = page.getByRole(role, { name })
    await expect(field).toBeFocused()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    return field
  }
  const goOn = async () => {
    await tabTo(page, es.continue as string)
    await keyboard.press('Enter')
  }
  await tabTo(page, /Razón social/)
  await expect(await hears('textbox', /Razón social/)).toHaveAttribute('aria-required', 'true')
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type('Clínica Sol')
  await keyboard.press('Enter')
  await hears('textbox', /Website/)
  await keyboard.type('clinicasol.example')
  await keyboard.press('Enter')
  const email = await hears('textbox', /E-mail/)
  await keyboard.type('ada@')
  await keyboard.press('Enter')
  await expect(email, 'what is wrong has the focus, and says why').toBeFocused()
  await expect(email).toHaveAttribute('aria-invalid', 'true')
  await expect(email).toHaveAccessibleDescription(words.steps_email)
  await keyboard.type('clinicasol.example')
  await keyboard.press('Enter')
  await hears('textbox', /Teléfono/)
  await keyboard.type('+٣٤ ٦٠٠ ١١١ ٢٢٢') // as a phone that is set to Arabic writes it
  await keyboard.press('Enter')
  await hears('combobox', /País/)
  await expect(page.getByRole('option', { name: 'España' })).toBeAttached()
  await keyboard.type('Españ')
  await goOn()
  await expect(page.getByRole('heading', { name: 'Cómo lo usarás' }), 'a new step begins with its title').toBeFocused()
  await tabTo(page, /Para qué/)
  await hears('combobox', /Para qué/)
  await keyboard.press('ArrowDown')
  await goOn()
  await hears('checkbox', /pacientes/)
  await keyboard.press('Space')
  await goOn()
  await expect(step(page)).toHaveAttribute('data-step', 'launch')
  // The step has come when its title is read out; a Tab before that would be taken back.
  await expect(page.getByRole('heading', { name: es.launch as string })).toBeFocused()
  const opened = page.waitForEvent('popup')
  await tabTo(page, es.launch as string)
  await keyboard.press('Enter')
  await throughMeta(await opened)

  await expect(page.getByRole('heading', { name: es.done as string })).toBeVisible()
  await expect(page.getByRole('radiogroup', { name: /Fue fácil/ })).toBeVisible()
  await tabTo(page, '1')
  await keyboard.press('ArrowRight')
  await hears('radio', /^2$/)
  await goOn()
  await hears('textbox', /casi te detuvo/)
  await keyboard.type('Nada')
  await tabTo(page, words.steps_send as string)
  await keyboard.press('Enter')
  await expect(page.getByText(words.steps_thanks as string)).toBeVisible()
  const { answers } = (await world.api('GET', `/setup_links/${link.id}/answers`)).body.data
  expect(answers).toMatchObject({ phone: '+34600111222', country: 'ES', purpose: 'reminders', consent: true, ease: 2 })

  await page.reload()
  await expect(page.getByText(words.steps_thanks as string), 'a survey is asked once').toBeVisible()
  await page.context().close()
})
