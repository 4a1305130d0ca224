import type { Meta } from '@storybook/react-vite'
import type { Panels } from '../played/panel.tsx'
import { failing, loading, readOnly, screen, story } from '../played/stories-of.tsx'

export default { ...screen, title: 'Console/One domain' } satisfies Meta<typeof Panels>

const at = '/domains/018f4e2a-0000-7000-8000-000000009500'

export const Data = story(at, 'data', /is proxied by Cloudflare/)
export const Empty = story(at, 'empty', 'Nobody looked yet.')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, '_patchbay.connect.windwool.example')
