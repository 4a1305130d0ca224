import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { LostScreen, late } from '../../console/ui/late.tsx'
import { Panels } from './played/panel.tsx'
import { type ScreenStory, screen } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/A part that is not there' } satisfies Meta<typeof Panels>

/** What the server, or the part's own code, is like now. */
const world = { away: false, broken: false }

function Part() {
  if (world.broken) throw new TypeError('a part of the story that fails')
  return <p>Here it is</p>
}

async function load() {
  if (world.away) throw new TypeError('a file of the story that does not come')
  return { Part }
}

const args = { at: '/', mood: 'data' as const }

/** By day and by night. A story has a part of its own: one that failed is kept as failed. */
const lost = (kind: keyof typeof world, play: ScreenStory['play']): ScreenStory => ({
  args,
  beforeEach: () => {
    world[kind] = true
    return () => {
      world[kind] = false
    }
  },
  render: (shown) => {
    const Shown = late(load, 'Part', LostScreen)
    return (
      <Panels {...shown}>
        <Shown />
      </Panels>
    )
  },
  ...(play && { play }),
})

const says =
  (title: string): ScreenStory['play'] =>
  async ({ canvasElement }) => {
    await waitFor(() => expect(within(canvasElement).getAllByText(title)).toHaveLength(2))
  }

const comesBack =
  (kind: keyof typeof world): ScreenStory['play'] =>
  async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const buttons = await waitFor(() => {
      const all = canvas.getAllByRole('button', { name: 'Try again' })
      expect(all).toHaveLength(2)
      return all
    })
    world[kind] = false
    for (const button of buttons) await userEvent.click(button)
    await waitFor(() => expect(canvas.getAllByText('Here it is')).toHaveLength(2))
  }

/** The server is away, or has a newer console by now. */
export const NotCome = lost('away', says('This part did not come'))

/** It came, and fails while it is drawn. */
export const Failed = lost('broken', says('This part failed'))

export const NotComeThenBack = lost('away', comesBack('away'))
export const FailedThenBack = lost('broken', comesBack('broken'))
