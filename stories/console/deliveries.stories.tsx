import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { Panels } from './panel.tsx'
import { failing, loading, readOnly, screen, story } from './stories-of.tsx'

export default { ...screen, title: 'Console/Deliveries' } satisfies Meta<typeof Panels>

const at = '/deliveries'

export const Data = story(at, 'data', 'setup_link.failed')
export const Empty = story(at, 'empty', 'Nothing was sent')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'setup_link.failed')

/** First how many match, then the sending with its progress. */
export const SendMany = story(at, 'data', 'setup_link.failed', async (canvas) => {
  await userEvent.click(within(canvas).getAllByRole('button', { name: 'Send many again' })[0] as HTMLElement)
  const dialog = within(await within(document.body).findByRole('dialog', { name: 'Send many again' }))
  await dialog.findByText('1,204')
  await userEvent.click(dialog.getByRole('button', { name: 'Send 1,204 again' }))
  await dialog.findByText('300 of 1,204 were tried again.')
  expect(dialog.getByRole('progressbar', { name: 'Sent again' })).toHaveAttribute('value', '300')
  expect(dialog.getByRole('button', { name: 'Stop' })).toBeVisible()
})
