import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { WhatsAppOnboardingDialog, type WhatsAppOnboardingProps } from '../../widget/index.ts'
import { serverUrl } from '../sandbox/in-page.ts'
import { usePlayed } from '../sandbox/use-played.ts'
import './doors.css'

type Props = Pick<WhatsAppOnboardingProps, 'theme' | 'locale'>
const types = ['dedicated' as const]

/** A host’s page with a button; the widget opens over it. */
function Page(props: Props) {
  const [open, setOpen] = useState(false)
  const ready = usePlayed('default', types)
  return (
    <div className="doors-page">
      <h3>Channels</h3>
      <p>Where your team writes with customers.</p>
      <button type="button" disabled={!ready} onClick={() => setOpen(true)}>
        Connect WhatsApp
      </button>
      {ready ? (
        <WhatsAppOnboardingDialog
          {...props}
          {...{ open, onOpenChange: setOpen, serverUrl, token: 'played', redirect: 'never' }}
        />
      ) : null}
    </div>
  )
}

/** The widget in a dialog: `WhatsAppOnboardingDialog`. */
export default { title: 'Doors/Dialog', component: Page, tags: ['!autodocs'] } satisfies Meta<typeof Page>
type Story = StoryObj<typeof Page>

const opened: Story['play'] = async ({ canvasElement }) => {
  const button = within(canvasElement).getByRole('button', { name: 'Connect WhatsApp' })
  await waitFor(() => expect(button).toBeEnabled())
  await userEvent.click(button)
  const dialog = await within(document.body).findByRole('dialog', {}, { timeout: 8_000 })
  await within(dialog).findByRole('heading', { name: /^Connect WhatsApp to/ }, { timeout: 8_000 })
  expect(dialog).toContainElement(document.activeElement as HTMLElement)
}

/** It takes the focus, and the page behind stands still. */
export const Opened: Story = {
  play: async (context) => {
    await opened(context)
    expect(document.documentElement.style.overflow).toBe('hidden')
    expect(document.querySelector('[role=dialog] [data-step=welcome]')).toBeVisible()
  },
}

export const OpenedAtNight: Story = {
  args: { theme: { color_scheme: 'dark' } },
  play: async (context) => {
    await opened(context)
    const card = document.querySelector('[role=dialog] .pb-card') as HTMLElement
    expect(getComputedStyle(card).backgroundColor).toBe('rgb(17, 24, 39)')
  },
}

/** In the middle of a signup it asks before it closes: here while Facebook's window is open. */
export const ClosedInTheMiddle: Story = {
  play: async (context) => {
    await opened(context)
    const dialog = within(await within(document.body).findByRole('dialog'))
    const facebook = () => dialog.findByRole('button', { name: 'Continue with Facebook' }, { timeout: 8_000 })
    await userEvent.click(await facebook())
    await waitFor(() => expect(document.querySelector('[role=dialog] [data-step=welcome]')).toBeNull())
    // Pressed before Facebook's script was there, it led to the step that waits for the script.
    if (document.querySelector('[role=dialog] [data-step=launch]')) {
      const launch = await facebook()
      await waitFor(() => expect(launch).toBeEnabled())
      await userEvent.click(launch)
    }
    await dialog.findByRole('heading', { name: 'Finish in Facebook’s window' })
    await userEvent.keyboard('{Escape}')
    const question = await dialog.findByRole('alertdialog', { name: 'Close before your number is connected?' })
    expect(within(question).getByRole('button', { name: 'Keep going' })).toHaveFocus()
  },
}

/** Escape and the cross close it; the focus goes back to the button that opened it. */
export const Closed: Story = {
  play: async (context) => {
    await opened(context)
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull())
    expect(within(context.canvasElement).getByRole('button', { name: 'Connect WhatsApp' })).toHaveFocus()
  },
}
