import { useState } from 'react'
import { Begin } from './begin.tsx'
import { Board } from './board.tsx'
import { Contrast } from './contrast.tsx'
import { Colours, Shape } from './fields.tsx'
import { HandOver } from './hand-over.tsx'
import './studio.css'
import './panels.css'
import './looks.css'
import { useTheme } from './use-theme.ts'

/** Where a designer makes a theme without asking anyone: begin, look at everything, mend what nobody could read, hand it over. */
export function Studio() {
  const edited = useTheme()
  const [logo, preview] = useState<string>()
  const { theme, undo } = edited
  return (
    <div className="studio">
      <header className="studio-top">
        <h1>Theme studio</h1>
        <p>Every state of the widget in your brand. What you make here stays in this page’s address.</p>
        <button type="button" disabled={!undo} onClick={undo}>
          Undo
        </button>
      </header>
      <div className="studio-make">
        <Begin edited={edited} preview={preview} />
        <Colours edited={edited} />
        <Shape edited={edited} />
      </div>
      <main className="studio-look" aria-label="Every state">
        <Board theme={logo && !theme.logo_url ? { ...theme, logo_url: logo } : theme} />
      </main>
      <div className="studio-give">
        <Contrast edited={edited} />
        <HandOver theme={theme} />
      </div>
    </div>
  )
}
