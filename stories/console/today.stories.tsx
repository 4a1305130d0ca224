import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, readOnly, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/Today' } satisfies Meta<typeof Panels>

const at = '/'

export const Data = story(at, 'data', 'Switch on')
export const Empty = story(at, 'empty', 'Nothing needs you')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'See why')
