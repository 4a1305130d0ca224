import { useState } from 'react'
import { presets } from './begin/presets.ts'
import { studioAddressOf, themeOfAddress } from './give/share.ts'
import { Board } from './look/board.tsx'
import { check, schemesOf } from './pairs.ts'
import './studio.css'
import './panels.css'
import './looks.css'
import './parts.css'

/** A theme to be looked at: every state as customers will see it, whether all of it can be read, and nothing to change. */
export function Review() {
  const [theme] = useState(() => themeOfAddress() ?? presets.Fresh ?? {})
  const rows = schemesOf(theme).flatMap((scheme) => check(theme, scheme))
  const failing = rows.filter(({ passes }) => !passes)
  return (
    <div className="studio studio-review">
      <header className="studio-top">
        <h1>{theme.company_name ? `The theme of ${theme.company_name}` : 'A theme to look at'}</h1>
        <p role="status">
          {failing.length
            ? `Contrast: ${failing.length} of ${rows.length} pairs fail (${failing.map(({ name }) => name).join(', ')}).`
            : `Contrast: all ${rows.length} pairs pass.`}
        </p>
        <a href={studioAddressOf(theme)} target="_top">
          Change it in the studio
        </a>
      </header>
      <main className="studio-look" aria-label="Every state">
        <Board theme={theme} />
      </main>
    </div>
  )
}
