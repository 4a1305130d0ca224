import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/Numbers' } satisfies Meta<typeof Panels>

const at = '/numbers'

export const Data = story(at, 'data', 'payment missing')
export const Empty = story(at, 'empty', 'No numbers yet')
export const Loading = loading(at)
export const Failing = failing(at)
