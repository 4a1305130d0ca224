import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { StorybookConfig } from '@storybook/react-vite'
import { icon } from '../server/http/pages/icon.ts'
import { moves } from '../widget/moves.ts'

/** A state that nobody can look at is not ready: without a file of stories for it, nothing is built. */
const missing = Object.keys(moves).filter(
  (step) => !existsSync(join(import.meta.dirname, `../stories/steps/${step}.stories.tsx`)),
)
if (missing.length)
  throw new Error(`No stories for: ${missing.join(', ')}. Write stories/steps/<state>.stories.tsx for each.`)

export default {
  stories: ['../stories/about/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: '@storybook/react-vite',
  managerHead: (head) => `${head}<link rel="icon" href="${icon}">`,
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
} satisfies StorybookConfig
