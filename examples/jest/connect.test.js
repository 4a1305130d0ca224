const { createElement } = require('react')
const { cleanup, fireEvent, render, screen, waitFor } = require('@testing-library/react')
const { WhatsAppOnboarding } = require('patchbay')
const { playPatchbay } = require('patchbay/testing')

let played
afterEach(() => {
  cleanup()
  played?.stop()
})

const renderWidget = (props) =>
  render(
    createElement(WhatsAppOnboarding, {
      serverUrl: played.serverUrl,
      token: played.token,
      redirect: 'never',
      ...props,
    }),
  )

test('hands the connected number to the host', async () => {
  played = playPatchbay({ companyName: 'Wind & Wool' })
  const onSuccess = jest.fn()
  renderWidget({ onSuccess })
  for (const name of ['Get started', /facebook/i]) fireEvent.click(await screen.findByRole('button', { name }))
  await waitFor(() => expect(onSuccess).toHaveBeenCalledWith(expect.objectContaining({ status: 'completed' })), {
    timeout: 8000,
  })
})

test('comes back to its first screen when the customer closes the window', async () => {
  played = playPatchbay({ ends: 'signup_cancelled' })
  const onSuccess = jest.fn()
  renderWidget({ onSuccess })
  for (const name of ['Get started', /facebook/i]) fireEvent.click(await screen.findByRole('button', { name }))
  await waitFor(() => expect(played.asked.some(({ method }) => method === 'PUT')).toBe(true), { timeout: 8000 })
  expect(onSuccess).not.toHaveBeenCalled()
})

test('renders in a page that has no fetch, and throws nothing when it goes', async () => {
  played = undefined
  const error = jest.spyOn(console, 'error')
  const { unmount } = render(createElement(WhatsAppOnboarding, { serverUrl: 'https://nowhere.test', token: 'a.b' }))
  await new Promise((resolve) => setTimeout(resolve, 300))
  unmount()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(error).not.toHaveBeenCalled()
})
