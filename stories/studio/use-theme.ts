import { useEffect, useState } from 'react'
import type { Theme } from '../../contract/theme/theme.ts'
import { presets } from './begin/presets.ts'
import { keepInAddress, themeOfAddress } from './give/share.ts'
import { back, forth, type History, step } from './history.ts'

export interface Edited {
  theme: Theme
  /** As it was when the studio was opened. */
  opened: Theme
  /** Takes the place of the theme; what was there can be had back. */
  set(theme: Theme): void
  /** Changes parts of it; a part that is undefined goes. */
  change(parts: { [Name in keyof Theme]?: Theme[Name] | undefined }): void
  undo: (() => void) | undefined
  redo: (() => void) | undefined
}

/** The theme being made: begun with what the address brought, kept in it, and with every step back and forth. */
export function useTheme(): Edited {
  const [history, setHistory] = useState<History<Theme>>(() => ({
    past: [],
    now: themeOfAddress() ?? (presets.Fresh as Theme),
    future: [],
  }))
  const [opened] = useState(history.now)
  const { now: theme, past, future } = history
  useEffect(() => keepInAddress(theme), [theme])
  const canUndo = past.length > 0
  const canRedo = future.length > 0
  const undo = () => setHistory(back)
  const redo = () => setHistory(forth)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      setHistory(key === 'y' || event.shiftKey ? forth : back)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])

  return {
    theme,
    opened,
    set: (next) => setHistory((before) => step(before, next)),
    change: (parts) =>
      setHistory((before) => {
        const changed = Object.entries({ ...before.now, ...parts }).filter(([, value]) => value !== undefined)
        return step(before, Object.fromEntries(changed), Object.keys(parts).join())
      }),
    undo: canUndo ? undo : undefined,
    redo: canRedo ? redo : undefined,
  }
}

/** Where text is typed, the browser's own undo is what is meant. */
const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.matches('input:not([type=range], [type=radio], [type=color]), textarea')
