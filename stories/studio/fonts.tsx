import { useEffect, useId, useState } from 'react'
import { Told } from './section.tsx'
import type { Edited } from './use-theme.ts'

const sample = 'Connect your number: +1 415 555 0123'
const generic = ['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui', 'ui-sans-serif', 'ui-serif']

/** The names of a `font-family` list. */
const namesOf = (list: string) =>
  list
    .split(',')
    .map((name) => name.trim().replace(/^["']|["']$/g, ''))
    .filter(Boolean)

/** Each font of the list as it looks here, or that this page does not have it: then what one sees is the next in the list. */
export function Fonts({ edited }: { edited: Edited }) {
  const { theme, change } = edited
  const id = useId()
  const [loaded, setLoaded] = useState(0)
  const [told, tell] = useState('')
  const names = namesOf(theme.font_family ?? 'system-ui, sans-serif')
  useEffect(() => {
    document.fonts.ready.then(() => setLoaded((times) => times + 1))
  }, [])
  const seen = names.find((name) => isHere(name))

  async function tryOut(file: File | undefined) {
    if (!file) return
    const name = file.name
      .replace(/\.\w+$/, '')
      .replace(/[^\p{L}\p{N} -]/gu, ' ')
      .trim()
    try {
      document.fonts.add(await new FontFace(name, await file.arrayBuffer()).load())
      const others = namesOf(theme.font_family ?? 'sans-serif').filter((other) => other !== name)
      change({ font_family: [name, ...others].join(', ') })
      setLoaded(loaded + 1)
      tell(`${name} is shown in this page. Your own page has to load it, too: the widget loads none.`)
    } catch {
      tell('This file is not a font that the browser can read.')
    }
  }

  return (
    <div className="studio-fonts">
      <label className="studio-text" htmlFor={`${id}font`}>
        Font
        <input
          id={`${id}font`}
          value={theme.font_family ?? ''}
          placeholder="Inter, sans-serif"
          spellCheck={false}
          onChange={({ target }) => change({ font_family: target.value || undefined })}
        />
      </label>
      <ul aria-label="How each font looks here">
        {names.map((name) => (
          <li key={name} data-here={isHere(name)}>
            <small>
              {name}
              {!isHere(name) ? ': not in this page' : name === seen ? ': what you see' : ''}
            </small>
            {isHere(name) ? <span style={{ fontFamily: quoted(name) }}>{sample}</span> : null}
          </li>
        ))}
      </ul>
      <label className="studio-drop">
        <span>
          <strong>Try a font</strong> A file, read here and sent nowhere.
        </span>
        <input
          type="file"
          accept=".woff2,.woff,.ttf,.otf"
          onChange={({ target }) => {
            tryOut(target.files?.[0])
            target.value = ''
          }}
        />
      </label>
      <Told>{told}</Told>
    </div>
  )
}

const quoted = (name: string) => (generic.includes(name) ? name : `"${name}"`)

/** Whether text in this font differs from text in both of two fonts that everybody has. */
function isHere(name: string): boolean {
  if (generic.includes(name)) return true
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return false
  const width = (family: string) => {
    context.font = `48px ${family}`
    return context.measureText(sample).width
  }
  return ['serif', 'monospace'].some((fallback) => width(`"${name}", ${fallback}`) !== width(fallback))
}
