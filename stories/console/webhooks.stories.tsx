import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { Panels } from './played/panel.tsx'
import { failing, loading, readOnly, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/Webhooks' } satisfies Meta<typeof Panels>

const at = '/webhooks'

export const Data = story(at, 'data', 'Paused')
export const Empty = story(at, 'empty', 'No webhooks yet')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'Paused')

/** The secret is made in the browser, to be copied before it is saved. */
export const Making = story(at, 'data', 'Paused', async (canvas) => {
  await userEvent.click(within(canvas).getAllByRole('button', { name: 'New webhook' })[0] as HTMLElement)
  const dialog = within(await within(document.body).findByRole('dialog', { name: 'New webhook' }))
  expect(dialog.getByText(/^whsec_[A-Za-z0-9+/]{32}$/)).toBeVisible()
  expect(dialog.getByRole('checkbox', { name: 'setup_link.completed' })).not.toBeChecked()
  await userEvent.type(dialog.getByRole('textbox', { name: /^Of one number/ }), '106540352242922')
  expect(dialog.getByRole('checkbox', { name: 'whatsapp.message.received' })).toBeVisible()
  expect(dialog.queryByRole('checkbox', { name: 'setup_link.completed' })).toBeNull()
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'It gets' }), 'meta')
  expect(dialog.queryByRole('checkbox')).toBeNull()
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'It gets' }), 'kapso')
  // Another secret each time: the picture shows none.
  for (const code of document.querySelectorAll('[role=dialog] .lost code')) code.textContent = 'whsec_…'
})

export const Changing = story(at, 'data', 'Paused', async (canvas) => {
  await userEvent.click(within(canvas).getAllByRole('button', { name: 'Change' })[1] as HTMLElement)
  const dialog = within(await within(document.body).findByRole('dialog', { name: 'Change the webhook' }))
  expect(dialog.getByRole('textbox', { name: 'Address of your backend' })).toHaveValue(
    'https://app.example.com/hooks/billing',
  )
  expect(dialog.getByRole('checkbox', { name: 'setup_link.failed' })).toBeChecked()
})
