import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type PlayedPatchbay, type PlayOptions, playPatchbay } from '../../testing/index.ts'
import { WhatsAppOnboarding } from '../../widget/index.ts'

let played: PlayedPatchbay
afterEach(() => {
  cleanup()
  played.stop()
})

/** A host's component test, as the README shows it. */
async function signUp(options: PlayOptions) {
  played = playPatchbay(options)
  const heard = { onSuccess: vi.fn(), onFailure: vi.fn() }
  render(<WhatsAppOnboarding serverUrl={played.serverUrl} token={played.token} redirect="never" {...heard} />)
  const facebook = { name: 'Continue with Facebook' }
  await userEvent.click(await screen.findByRole('button', facebook))
  // Pressed before Facebook's script is there, it leads to the step that waits for the script.
  await waitFor(() => expect(document.querySelector('[data-step=welcome]')).toBeNull())
  const again = document.querySelector('[data-step=launch]') && (await screen.findByRole('button', facebook))
  if (again) {
    await waitFor(() => expect(again).toBeEnabled())
    await userEvent.click(again)
  }
  return heard
}

describe('patchbay/testing in the page', () => {
  it('plays a signup to the end, and says what the widget asked for', async () => {
    const { onSuccess } = await signUp({ companyName: 'Wind & Wool' })
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1), { timeout: 10_000 })
    expect(onSuccess.mock.calls[0]?.[0]).toMatchObject({ status: 'completed', connection_type: 'dedicated' })
    expect(played.asked.filter(({ method }) => method === 'PUT')).toMatchObject([
      { path: expect.stringMatching(/^\/connect\/v1\/attempts\//), body: { code: 'played' } },
    ])
  })

  it('plays coexistence, a window that is closed, and a fault that the server finds', async () => {
    const { onSuccess } = await signUp({ connectionTypes: ['coexistence'] })
    await waitFor(() => expect(onSuccess).toHaveBeenCalled(), { timeout: 10_000 })
    expect(onSuccess.mock.calls[0]?.[0]).toMatchObject({ connection_type: 'coexistence' })
    cleanup()
    played.stop()

    await signUp({ ends: 'signup_cancelled' })
    // The events of the page may be sent after it.
    const faults = () => played.asked.map(({ body }) => (body as { cancelled?: { fault: string } })?.cancelled?.fault)
    await waitFor(() => expect(faults()).toContain('signup_cancelled'), { timeout: 10_000 })
    cleanup()
    played.stop()

    const { onFailure } = await signUp({ ends: 'number_taken' })
    await waitFor(() => expect(onFailure).toHaveBeenCalled(), { timeout: 10_000 })
    expect(JSON.stringify(onFailure.mock.calls[0])).toContain('number_taken')
  })

  it('leaves the page as it was', async () => {
    const [fetch, open, FB] = [window.fetch, window.open, window.FB]
    played = playPatchbay()
    expect(window.fetch).not.toBe(fetch)
    expect((await window.fetch(location.href)).ok).toBe(true)
    played.stop()
    expect([window.fetch, window.open, window.FB]).toEqual([fetch, open, FB])
  })
})
