import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { Panels } from './played/panel.tsx'
import { failing, loading, readOnly, screen, story } from './played/stories-of.tsx'

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

/** Some are ticked, and sent again by one button. */
export const SendSome = story(at, 'data', 'setup_link.failed', async (canvas) => {
  const panel = within(canvas.querySelector('.panel') as HTMLElement)
  expect(panel.queryByRole('button', { name: /^Send \d again/ })).toBeNull()
  const boxes = panel.getAllByRole('checkbox', { name: /^Choose / })
  for (const box of boxes.slice(0, 2)) await userEvent.click(box)
  expect(panel.getByRole('button', { name: 'Send 2 again' })).toBeVisible()
  await userEvent.click(boxes[0] as HTMLElement)
  expect(panel.getByRole('button', { name: 'Send 1 again' })).toBeVisible()
})
