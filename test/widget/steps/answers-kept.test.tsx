import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { completed } from '../../../stories/fixtures.ts'
import { WhatsAppOnboarding } from '../../../widget/index.ts'
import { steps as words } from '../../../widget/languages/steps/every-part.ts'
import { en } from '../../support/english.ts'
import '../../../widget/styles.css'
import { until } from '../../support/until.ts'
import { newToken, playSteps } from './played.ts'

let played: ReturnType<typeof playSteps>
beforeEach(() => {
  played = playSteps({
    before: [
      {
        id: 'business',
        title: 'About your business',
        fields: [
          { key: 'legal_name', type: 'text', label: 'Legal name', required: true, maps_to: 'number.display_name' },
          { key: 'email', type: 'email', label: 'E-mail', required: true },
        ],
      },
    ],
    after: [{ id: 'survey', title: 'How was it?', fields: [{ key: 'why', type: 'text', label: 'Why?' }] }],
  })
})
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

const open = (token: string) =>
  render(
    <WhatsAppOnboarding
      serverUrl="https://connect.example.com"
      token={token}
      locale="en"
      redirect="never"
      preload={false}
    />,
  )
async function openQuestions(token: string) {
  const page = open(token)
  await userEvent.click(await screen.findByRole('button', { name: en.welcome_start }))
  await screen.findByRole('heading', { name: 'About your business' })
  return page
}
const field = (name: string) => screen.getByRole('textbox', { name })
async function nextField(name: string) {
  const next = await screen.findByRole('textbox', { name })
  expect(next, 'the next question of a step is where the customer types').toHaveFocus()
  return next
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
/** What the tab remembers of answers. */
const remembered = () =>
  JSON.stringify(Object.entries(sessionStorage).filter(([place]) => place.startsWith('patchbay answers')))
const hide = () => {
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  visible.mockRestore()
}

describe('answers to a host’s steps', () => {
  it('are sent again when the server is back, also by a page that was reloaded meanwhile', async () => {
    const token = newToken()
    played.isAway = true
    const first = await openQuestions(token)
    await userEvent.type(field('Legal name'), 'Wind & Wool')
    await press(en.continue)
    await userEvent.type(await nextField('E-mail'), 'ada@windwool.example')
    await press(en.continue)
    expect(await screen.findByText(words.steps_unsaved)).toBeVisible()
    expect(remembered()).toContain('Wind & Wool')
    expect(location.href).not.toContain('Wool')
    first.unmount()

    open(token)
    played.isAway = false
    await userEvent.click(await screen.findByRole('button', { name: en.welcome_start }))
    await until(() =>
      expect(played.puts).toContainEqual(
        expect.objectContaining({
          step: 'business',
          status: 'answered',
          answers: { legal_name: 'Wind & Wool', email: 'ada@windwool.example' },
        }),
      ),
    )
    await until(() => expect(remembered()).not.toContain('Wool'))
    await screen.findByRole('button', { name: en.launch })
    expect(screen.queryByRole('textbox'), 'what was answered is not asked again').toBeNull()
  })

  it('go out as far as they go when the page is closed or put aside, and only when they are new', async () => {
    await openQuestions(newToken())
    hide()
    expect(played.puts).toEqual([])
    await userEvent.type(field('Legal name'), 'Wind & Wool')
    hide()
    const draft = { step: 'business', status: 'draft', answers: { legal_name: 'Wind & Wool' } }
    await until(() => expect(played.puts).toContainEqual(expect.objectContaining({ ...draft, keepalive: true })))
    await until(() => expect(remembered()).not.toContain('Wool'))
    const { length } = played.puts
    hide()
    expect(played.puts).toHaveLength(length)
    await press(en.continue)
    await userEvent.type(await nextField('E-mail'), 'half an addr')
    hide()
    const sent = played.puts.slice(length)
    expect(sent.length, 'what is no answer yet is not sent').toBeGreaterThan(0)
    for (const one of sent) expect(one).toMatchObject(draft)
    expect(field('E-mail'), 'and stays').toHaveValue('half an addr')
  })

  it('show what the server knows of them beside what stands here, as long as they are the same', async () => {
    await openQuestions(newToken())
    played.warnings = [{ key: 'legal_name', hint: 'name', message: 'Meta may decline the display name' }]
    await userEvent.type(field('Legal name'), 'Shop')
    expect(screen.queryByText(words.steps_name)).toBeNull()
    await press(en.continue)
    await nextField('E-mail')
    await until(() => expect(played.puts).toHaveLength(1))
    await press(en.back)
    expect(await screen.findByText(words.steps_name)).toBeVisible()
    expect(field('Legal name'), 'a hint is no refusal').toBeValid()
    await userEvent.type(field('Legal name'), 's of Ada')
    expect(screen.queryByText(words.steps_name)).toBeNull()
  })

  it('to a survey are asked for once, however often the page is reloaded', async () => {
    const token = newToken()
    played.connected = completed({ redirect_url: null })
    const first = open(token)
    await userEvent.type(await screen.findByRole('textbox', { name: /Why/ }), 'It was easy')
    await userEvent.click(screen.getByRole('button', { name: words.steps_send }))
    expect(await screen.findByText(words.steps_thanks)).toBeVisible()
    expect(played.puts).toEqual([
      expect.objectContaining({ step: 'survey', status: 'answered', answers: { why: 'It was easy' } }),
    ])
    first.unmount()
    open(token)
    expect(await screen.findByText(words.steps_thanks)).toBeVisible()
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(remembered(), 'the answer itself is not kept here').not.toContain('easy')
    expect(played.puts).toHaveLength(1)
  })
})
