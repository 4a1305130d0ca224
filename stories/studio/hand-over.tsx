import { useId, useState } from 'react'
import type { Theme } from '../../contract/theme/theme.ts'
import { formats } from './exports.ts'
import { Section, Told } from './section.tsx'
import { addressOf } from './share.ts'

/** The theme as whoever builds it in needs it, and the address that brings it back here. */
export function HandOver({ theme }: { theme: Theme }) {
  const [format, setFormat] = useState('theme_config')
  const [told, tell] = useState('')
  const id = useId()
  const { hint, write } = formats[format] as (typeof formats)[string]
  const text = write(theme)
  const copy = (what: string, words: string) =>
    navigator.clipboard.writeText(what).then(
      () => tell(words),
      () => tell('The browser did not let this be copied; select the text instead.'),
    )
  return (
    <Section title="Hand over">
      <fieldset className="studio-segments studio-formats">
        <legend className="studio-hidden">Format</legend>
        {Object.keys(formats).map((name) => (
          <label key={name}>
            <input
              type="radio"
              name={`${id}format`}
              checked={name === format}
              onChange={() => {
                setFormat(name)
                tell('')
              }}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <p className="studio-note">{hint}</p>
      <textarea className="studio-code" aria-label={`The theme as ${format}`} readOnly rows={12} value={text} />
      <div className="studio-row">
        <button type="button" className="studio-main" onClick={() => copy(text, `Copied as ${format}.`)}>
          Copy
        </button>
        <button type="button" onClick={() => copy(addressOf(theme), 'The address of this theme is copied.')}>
          Copy the address
        </button>
      </div>
      <Told>{told}</Told>
    </Section>
  )
}
