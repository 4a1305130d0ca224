import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/Search' } satisfies Meta<typeof Panels>

const at = '/search?q=wool'

export const Data = story(at, 'data', 'Wind & Wool')
export const Empty = story(at, 'empty', 'Nothing was found')
export const Loading = loading(at)
export const Failing = failing(at)
