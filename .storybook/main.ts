import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { StorybookConfig } from '@storybook/react-vite'
import { moves } from '../widget/moves.ts'

/** A state that nobody can look at is not ready: without a file of stories for it, nothing is built. */
const missing = Object.keys(moves).filter(
  (step) => !existsSync(join(import.meta.dirname, `../stories/steps/${step}.stories.tsx`)),
)
if (missing.length)
  throw new Error(`No stories for: ${missing.join(', ')}. Write stories/steps/<state>.stories.tsx for each.`)

const node = (name: string) => join(import.meta.dirname, `../stories/sandbox/node/${name}.ts`)

export default {
  stories: ['../stories/about/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: '@storybook/react-vite',
  // The sandbox runs in the page for journeys: what it asks of Node and Express is there for it, and for nobody else.
  viteFinal: (config) => ({
    ...config,
    resolve: {
      ...config.resolve,
      alias: [
        ...Object.entries(config.resolve?.alias ?? {}).map(([find, replacement]) => ({ find, replacement })),
        { find: /^express$/, replacement: node('express') },
        { find: /^node:crypto$/, replacement: node('crypto') },
        { find: /^node:http$/, replacement: node('http') },
        { find: /^node:fs\/promises$/, replacement: node('fs-promises') },
        { find: /^node:timers\/promises$/, replacement: node('timers-promises') },
      ],
    },
  }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
} satisfies StorybookConfig
