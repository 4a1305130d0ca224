import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import type { Step } from '../../../contract/index.ts'
import { type RenderStep, WhatsAppOnboarding } from '../../../widget/index.ts'
import '../../../widget/embed.tsx'
import '../../../widget/styles.css'
import { en } from '../../support/english.ts'
import { until } from '../../support/until.ts'
import { newToken, playSteps } from './played.ts'

afterEach(() => {
  cleanup()
  document.querySelector('whatsapp-onboarding')?.remove()
  sessionStorage.clear()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const plan: Step = { id: 'plan', kind: 'host', title: 'Your plan' }
const name: Step = { id: 'name', title: 'Your name', fields: [{ key: 'name', type: 'text', label: 'Name' }] }
const serverUrl = 'https://connect.example.com'
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))

async function open(renderStep?: RenderStep) {
  render(
    <WhatsAppOnboarding
      {...{ serverUrl, renderStep }}
      token={newToken()}
      locale="en"
      redirect="never"
      preload={false}
    />,
  )
  await press(en.welcome_start)
}

it('is what the host renders, until it resolves with its answers, and can be gone back to', async () => {
  const { puts } = playSteps({ before: [plan, name] })
  await open(({ id, resolve }) =>
    id === 'plan' ? (
      <button
        type="button"
        onClick={() => {
          resolve({ plan: 'pro' })
          resolve({ plan: 'twice' })
        }}
      >
        Take it
      </button>
    ) : undefined,
  )
  expect(await screen.findByRole('heading', { name: 'Your plan' })).toBeVisible()
  expect(screen.queryByRole('button', { name: en.continue }), 'the host says when it is over').toBeNull()
  await press('Take it')
  expect(await screen.findByRole('textbox', { name: /Name/ })).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Your name' }), 'a new step begins with its title').toHaveFocus()
  await until(() =>
    expect(puts).toEqual([expect.objectContaining({ step: 'plan', status: 'answered', answers: { plan: 'pro' } })]),
  )
  await press(en.back)
  expect(await screen.findByRole('button', { name: 'Take it' })).toBeVisible()
  await press(en.continue)
  expect(await screen.findByRole('textbox', { name: /Name/ })).toBeVisible()
  expect(puts, 'who only looked has answered nothing anew').toHaveLength(1)
})

it('is passed, and the console says why, where nobody shows it', async () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue()
  const { puts } = playSteps({ before: [plan, name] })
  await open(({ id }) => id === 'another')
  expect(await screen.findByRole('textbox', { name: /Name/ })).toBeVisible()
  await until(() => expect(puts).toEqual([expect.objectContaining({ step: 'plan', status: 'skipped' })]))
  expect(warned).toHaveBeenCalledWith(expect.stringContaining('The step plan is the host’s own'.replace('’', "'")))
})

it('is waited for where the host has nothing to show yet', async () => {
  const { puts } = playSteps({ before: [plan] })
  await open(() => null)
  expect(await screen.findByRole('heading', { name: 'Your plan' })).toBeVisible()
  await new Promise((on) => setTimeout(on, 500))
  expect(puts).toEqual([])
})

it('leads to the host’s page where it has an address, by the link’s id and the step’s', async () => {
  playSteps({ before: [{ ...plan, url: 'https://shop.example.com/plan?from=mail' }] })
  await open()
  const way = new URL((await screen.findByRole<HTMLAnchorElement>('link', { name: 'Continue at Acme CRM' })).href)
  expect(way.origin + way.pathname).toBe('https://shop.example.com/plan')
  expect(Object.fromEntries(way.searchParams)).toEqual({
    from: 'mail',
    step: 'plan',
    setup_link_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
})

it('is the element’s slot, which hears of it in an event', async () => {
  const { puts } = playSteps({ before: [plan] })
  const element = document.createElement('whatsapp-onboarding')
  for (const [attribute, value] of Object.entries({
    'server-url': serverUrl,
    token: newToken(),
    locale: 'en',
    preload: 'false',
  }))
    element.setAttribute(attribute, value)
  element.innerHTML = '<button slot="step-plan">Take it from here</button>'
  element.addEventListener('step', (event) => {
    const { id, resolve } = (event as CustomEvent).detail
    element.querySelector('button')?.addEventListener('click', () => resolve({ plan: id }))
  })
  document.body.append(element)
  const inside = <E extends HTMLElement>(query: string) =>
    until(() => {
      const found = element.shadowRoot?.querySelector<E>(query)
      expect(found).toBeTruthy()
      return found as E
    })
  await userEvent.click(await inside('.pb-button-primary'))
  await inside('slot[name=step-plan]')
  expect(screen.getByRole('button', { name: 'Take it from here' })).toBeVisible()
  await press('Take it from here')
  await until(() => expect(puts).toEqual([expect.objectContaining({ answers: { plan: 'plan' } })]))
  await inside('[data-step=launch]')
})
