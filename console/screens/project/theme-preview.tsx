import { lazy, Suspense, useState } from 'react'
import type { Session, Theme } from '../../../contract/index.ts'
import { Copy } from '../../ui/copy.tsx'

const View = lazy(() => import('../../ui/customer-view.tsx').then(({ CustomerView }) => ({ default: CustomerView })))

const session = (company: string, theme: Theme): Session => ({
  link: { id: 'preview', expires_at: null, connection_types: ['coexistence', 'dedicated'], language: null },
  company_name: company,
  theme,
  meta: { app_id: '', config_id: '', graph_version: '', sdk_url: '', dialog_origins: [] },
  attempt: null,
})

/** Tries a theme on the widget, and gives what a link takes as `theme_config`. A project keeps no theme: each link has its own. */
export function ThemePreview({ company }: { company: string }) {
  const [theme, setTheme] = useState<Theme>({ primary_color: '#4f46e5', color_scheme: 'auto', radius: 12 })
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
        <p className="id">
          <code>{JSON.stringify(theme)}</code>
          <Copy text={JSON.stringify(theme)} what="theme" />
        </p>
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
