import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Attempt } from '../../contract/index.ts'
import { languageCodes } from '../../contract/languages.ts'
import { attempt, completed, session } from '../../stories/fixtures.ts'
import { WhatsAppOnboardingDialog } from '../../widget/index.ts'
import { later as english } from '../../widget/languages/en-later.ts'
import '../../widget/styles.css'
import { until } from '../support/until.ts'

/** The customer is where this attempt stands. */
let now: Attempt
let onExit: ReturnType<typeof vi.fn<() => void>>
beforeEach(() => {
  onExit = vi.fn()
  now = attempt()
  vi.stubGlobal('fetch', async (url: string) =>
    url.endsWith('/session')
      ? Response.json({ ...session, attempt: now })
      : Response.json(url.includes('/attempts/') ? now : {}),
  )
  window.FB = { init: () => {}, login: () => {} }
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  delete window.FB
})

function Host({ locale = 'en' }: { locale?: string }) {
  const [open, setOpen] = useState(true)
  return (
    <StrictMode>
      <WhatsAppOnboardingDialog
        {...{ open, locale, onExit, onOpenChange: setOpen }}
        serverUrl="https://connect.example.com"
        token="a.b"
        redirect="never"
        theme={{ primary_color: '#7c3aed' }}
      />
    </StrictMode>
  )
}
const dialog = () => screen.findByRole('dialog', { name: 'WhatsApp' })
const question = () => screen.queryByRole('alertdialog')
const step = (name: string) => until(() => expect(document.querySelector(`[data-step=${name}]`)).toBeVisible())
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

it('begins with the heading in focus, which is what it is about', async () => {
  now = attempt({ status: 'pin', step: 'register', fault: 'pin_required' })
  render(<Host />)
  const title = await screen.findByRole('heading', { name: english.pin })
  await until(() => expect(title).toHaveFocus())
})

describe('a dialog that is closed in the middle of a signup', () => {
  it.each(['Escape', 'the cross'])('asks first, by %s, and stays when the customer goes on', async (way) => {
    render(<Host />)
    await step('finishing')
    const title = await screen.findByRole('heading', { name: english.finishing })
    if (way === 'Escape') await userEvent.keyboard('{Escape}')
    else await press('Close')
    const asked = await screen.findByRole('alertdialog', { name: english.close_ask })
    expect(title).not.toBeVisible()
    const keep = within(asked).getByRole('button', { name: english.close_keep })
    expect(keep).toHaveFocus()
    expect(getComputedStyle(keep).backgroundColor, 'in the host’s own colour').toBe('rgb(124, 58, 237)')
    await userEvent.click(keep)
    expect(question()).toBeNull()
    expect(title).toBeVisible()
    expect(await dialog()).toContainElement(document.activeElement as HTMLElement)
  })

  it('takes a second Escape for “keep going”', async () => {
    render(<Host />)
    await step('finishing')
    await userEvent.keyboard('{Escape}')
    await screen.findByRole('alertdialog')
    await userEvent.keyboard('{Escape}')
    await until(() => expect(question()).toBeNull())
    expect(await dialog()).toBeVisible()
  })

  it('closes when the customer wants it', async () => {
    render(<Host />)
    await step('finishing')
    await userEvent.keyboard('{Escape}')
    await screen.findByRole('alertdialog')
    await press(english.close_leave)
    await until(() => expect(screen.queryByRole('dialog')).toBeNull())
    await until(() => expect(onExit).toHaveBeenCalledExactlyOnceWith({ step: 'finishing', reason: 'closed' }))
  })

  it('drops the question when the signup has come to its end', async () => {
    render(<Host />)
    await step('finishing')
    await userEvent.keyboard('{Escape}')
    await screen.findByRole('alertdialog')
    now = completed()
    await screen.findByRole('heading', { name: english.done })
    expect(question()).toBeNull()
    await userEvent.keyboard('{Escape}')
    await until(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('asks for the PIN’s sake, too', async () => {
    now = attempt({ status: 'pin', step: 'register' })
    render(<Host />)
    await step('pin')
    const field = await screen.findByLabelText(english.pin_label)
    await userEvent.type(field, '123')
    await userEvent.keyboard('{Escape}')
    await screen.findByRole('alertdialog')
    await press(english.close_keep)
    expect(field).toHaveValue('123')
    expect(field).toHaveFocus()
  })

  it.each(languageCodes)('asks in the customer’s language: %s', async (locale) => {
    render(<Host locale={locale} />)
    await step('finishing')
    await until(() => expect(document.querySelector('.pb-root[data-step]')).toHaveAttribute('lang', locale))
    await userEvent.keyboard('{Escape}')
    const asked = await screen.findByRole('alertdialog')
    const [keep, leave] = within(asked).getAllByRole('button')
    const said = [asked.getAttribute('aria-label'), keep?.textContent, leave?.textContent]
    const words = locale === 'en' ? english : (await import(`../../widget/languages/translations/${locale}.ts`)).words
    expect(said).toEqual([words.close_ask, words.close_keep, words.close_leave])
  })
})

it('closes at once before the signup and when nothing is under way', async () => {
  vi.stubGlobal('fetch', async () => Response.json(session))
  render(<Host />)
  await screen.findByRole('button', { name: 'Get started' })
  await userEvent.keyboard('{Escape}')
  await until(() => expect(screen.queryByRole('dialog')).toBeNull())
})
