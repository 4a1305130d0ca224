import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, readOnly, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/Pools' } satisfies Meta<typeof Panels>

const at = '/pools'

export const Data = story(at, 'data', 'United States')
export const Empty = story(at, 'empty', 'No pools')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'United States')
