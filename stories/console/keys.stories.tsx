import type { Meta } from '@storybook/react-vite'
import type { Panels } from './panel.tsx'
import { failing, loading, readOnly, screen, story } from './stories-of.tsx'

export default { ...screen, title: 'Console/Keys' } satisfies Meta<typeof Panels>

const at = '/keys'

export const Data = story(at, 'data', 'On call')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'On call')
