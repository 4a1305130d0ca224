import { useEffect, useState } from 'react'
import type { Theme } from '../../../contract/theme/theme.ts'
import { formats } from '../exports.ts'
import { readTheme } from '../read-theme.ts'
import { Told } from '../section.tsx'

/** The CSS is worked out from the theme, so that it cannot be read back from what was changed in it. */
const oneWay = ['CSS']

/** The theme as code that follows what is made, and that can be written in: what can be read as a theme is on the board at once. */
export function LiveCode({ format, theme, set }: { format: string; theme: Theme; set: (theme: Theme) => void }) {
  const written = formats[format]?.write(theme) ?? ''
  const [typed, setTyped] = useState<string>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another format shows what is, not what was typed in this one
  useEffect(() => setTyped(undefined), [format])
  const fixed = oneWay.includes(format)
  const read = typed === undefined ? undefined : readTheme(typed)
  const problem = !read ? '' : 'problem' in read ? read.problem : 'colours' in read ? 'This is no theme any more.' : ''

  function type(text: string) {
    setTyped(text)
    const read = readTheme(text)
    if ('theme' in read && !('colours' in read)) set(read.theme)
  }

  return (
    <>
      <textarea
        className="studio-code"
        aria-label={`The theme as ${format}`}
        aria-invalid={problem !== ''}
        readOnly={fixed}
        rows={12}
        spellCheck={false}
        value={typed ?? written}
        onChange={({ target }) => type(target.value)}
        onBlur={() => setTyped(undefined)}
      />
      <Told bad>{problem}</Told>
    </>
  )
}
