import type { Meta } from '@storybook/react-vite'
import type { Panels } from '../played/panel.tsx'
import { failing, loading, readOnly, screen, story } from '../played/stories-of.tsx'

export default { ...screen, title: 'Console/Domains' } satisfies Meta<typeof Panels>

const at = '/domains'

export const Data = story(at, 'data', 'signup.acme.example')
export const Empty = story(at, 'empty', 'No domains yet')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'signup.acme.example')
