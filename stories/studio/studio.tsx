import { useDeferredValue, useState } from 'react'
import { Begin, type LocalLogo } from './begin/begin.tsx'
import { Contrast } from './contrast.tsx'
import { Colours, Shape } from './fields.tsx'
import { HandOver } from './give/hand-over.tsx'
import { Knobs } from './knobs.tsx'
import { Board } from './look/board.tsx'
import './studio.css'
import './panels.css'
import './looks.css'
import './parts.css'
import { useTheme } from './use-theme.ts'

/** Where a designer makes a theme without asking anyone: begin, look at everything, mend what nobody could read, hand it over. */
export function Studio() {
  const edited = useTheme()
  const [logo, setLogo] = useState<LocalLogo>()
  const { opened, undo, redo } = edited
  // The board draws every state: fields stay quick while it follows.
  const theme = useDeferredValue(edited.theme)
  return (
    <div className="studio">
      <header className="studio-top">
        <h1>Theme studio</h1>
        <p>Every state of the widget in your brand. What you make here stays in this page’s address.</p>
        <button type="button" disabled={!undo} onClick={undo} title="Ctrl+Z">
          Undo
        </button>
        <button type="button" disabled={!redo} onClick={redo} title="Ctrl+Shift+Z">
          Redo
        </button>
        <a href="./?path=/story/start-here--start-here" target="_top">
          All pages
        </a>
      </header>
      <div className="studio-make">
        <Begin edited={edited} setLogo={setLogo} />
        <Colours edited={edited} />
        <Shape edited={edited} />
        <Knobs edited={edited} />
      </div>
      <main className="studio-look" aria-label="Every state">
        <Board theme={theme} before={opened} logo={logo?.address} />
      </main>
      <div className="studio-give">
        <Contrast edited={edited} />
        <HandOver edited={edited} logo={logo} />
      </div>
    </div>
  )
}
