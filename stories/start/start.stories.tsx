import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import { Start } from './start.tsx'
import { ways } from './ways.ts'

/** What whoever opens Storybook sees first. */
export default {
  title: 'Start here',
  component: Start,
  parameters: { layout: 'fullscreen' },
  tags: ['!autodocs'],
} satisfies Meta<typeof Start>

export const StartHere: StoryObj<typeof Start> = {
  name: 'Start here',
  play: async ({ canvasElement }) => {
    const links = within(canvasElement).getAllByRole('link')
    expect(links).toHaveLength(Object.values(ways).flat().length)
    for (const link of links) expect(link.getBoundingClientRect().height).toBeGreaterThan(20)
  },
}
