import { useEffect, useState } from 'react'
import { snakeTheme } from '../../../contract/theme/spelling.ts'
import { Theme } from '../../../contract/theme/theme.ts'
import { Copy } from '../../ui/copy.tsx'

/** The whole theme as text: what the studio hands over is pasted here, and what a single link takes is copied from here. */
export function ThemeText({ theme, take }: { theme: Theme; take(theme: Theme): void }) {
  const written = JSON.stringify(theme, null, 2)
  const [text, setText] = useState(written)
  // What somebody types stays as it is typed; a change made elsewhere is written anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is compared, and is no cause
  useEffect(() => {
    if (JSON.stringify(readTheme(text).theme) !== JSON.stringify(theme)) setText(written)
  }, [written])
  const { problem } = readTheme(text)
  return (
    <label className="filter">
      <span>
        The whole theme <Copy text={written} what="theme" />
      </span>
      <textarea
        rows={10}
        spellCheck={false}
        value={text}
        aria-invalid={Boolean(problem)}
        onChange={({ currentTarget: { value } }) => {
          setText(value)
          const read = readTheme(value)
          if (read.theme) take(read.theme)
        }}
      />
      <span role="status">
        {problem ?? 'Names and values: docs/theming.md. Colours that nobody could read are corrected.'}
      </span>
    </label>
  )
}

function readTheme(text: string): { theme?: Theme; problem?: string } {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { problem: 'This is no JSON yet.' }
  }
  if (typeof given !== 'object' || !given || Array.isArray(given))
    return { problem: 'A theme is an object: {"primary_color": "#4f46e5"}' }
  const spelled = snakeTheme(given)
  const unknown = Object.keys(spelled).find((name) => !(name in Theme.shape))
  if (unknown) return { problem: `${unknown} is no part of a theme` }
  const { data, error } = Theme.safeParse(spelled)
  return data ? { theme: data } : { problem: `${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}` }
}
