import { Suspense, useState } from 'react'
import type { CurrentTheme, Session, Theme } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { late } from '../../ui/late.tsx'

const Text = late(() => import('./theme-text.tsx'), 'ThemeText')
const View = late(() => import('../../ui/customer-view.tsx'), 'CustomerView')

/** What is told after a theme was published. */
export const published = 'Published. Links that are out wear it, too.'

/** Where somebody begins who has published none. */
const begin: Theme = { primary_color: '#4f46e5', color_scheme: 'auto', radius: 12 }

const session = (company: string, theme: Theme): Session => ({
  link: { id: 'preview', expires_at: null, connection_types: ['coexistence', 'dedicated'], language: null },
  company_name: company,
  theme,
  meta: { app_id: '', config_id: '', graph_version: '', sdk_url: '', dialog_origins: [] },
  attempt: null,
})

/** Tries a theme on the widget, publishes it for the project's links, and gives what a single link takes as `theme_config`. */
export function ThemePreview({ company, current }: { company: string; current: CurrentTheme }) {
  const [theme, setTheme] = useState<Theme>(current.version === null ? begin : current.theme)
  const publish = useAct((client) => client.theme.publish(theme), published)
  const change = (part: Partial<Theme>) => setTheme((before) => ({ ...before, ...part }))
  return (
    <div className="columns">
      <div className="settings">
        <label className="filter">
          <span>Colour</span>
          <input
            type="color"
            value={theme.primary_color ?? '#4f46e5'}
            onChange={(event) => change({ primary_color: event.currentTarget.value })}
          />
        </label>
        <label className="filter">
          <span>Light or dark</span>
          <select
            value={theme.color_scheme ?? 'auto'}
            onChange={(event) => change({ color_scheme: event.currentTarget.value as 'auto' | 'light' | 'dark' })}
          >
            <option value="auto">as the customer’s system</option>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select>
        </label>
        <label className="filter">
          <span>Corners, in pixels</span>
          <input
            type="number"
            min={0}
            max={32}
            value={theme.radius ?? 12}
            onChange={(event) => change({ radius: Number(event.currentTarget.value) })}
          />
        </label>
        <ActButton of={publish} look="primary" onClick={() => publish.mutate(undefined)}>
          Publish for all links
        </ActButton>
        <Suspense fallback={null}>
          <Text theme={theme} take={setTheme} />
        </Suspense>
      </div>
      <Suspense fallback={null}>
        <View
          state={{ step: 'welcome', session: session(company, theme) }}
          locale="en"
          theme={theme}
          linkUrl=""
          leaving
        />
      </Suspense>
    </div>
  )
}
