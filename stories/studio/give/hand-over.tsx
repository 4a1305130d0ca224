import { useId, useState } from 'react'
import type { LocalLogo } from '../begin/begin.tsx'
import { formats } from '../exports.ts'
import { Section, Told } from '../section.tsx'
import type { Edited } from '../use-theme.ts'
import { LiveCode } from './live-code.tsx'
import { LogoNote } from './logo-note.tsx'
import { Publish } from './publish.tsx'
import { addressOf, reviewAddressOf } from './share.ts'

/** The theme as whoever builds it in needs it, the address that brings it back here, and one to have it looked at. */
export function HandOver({ edited, logo }: { edited: Edited; logo: LocalLogo | undefined }) {
  const [format, setFormat] = useState('theme_config')
  const [told, tell] = useState('')
  const id = useId()
  const { theme, set } = edited
  const { hint, write } = formats[format] as (typeof formats)[string]
  const copy = (what: string, words: string) =>
    navigator.clipboard.writeText(what).then(
      () => tell(words),
      () => tell('The browser did not let this be copied; select the text instead.'),
    )
  return (
    <Section title="Hand over">
      <LogoNote logo={logo} edited={edited} />
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
      <LiveCode {...{ format, theme, set }} />
      <div className="studio-row">
        <button type="button" className="studio-main" onClick={() => copy(write(theme), `Copied as ${format}.`)}>
          Copy
        </button>
        <button
          type="button"
          onClick={() =>
            copy(reviewAddressOf(theme), 'The address for reviewers is copied: they see the theme, and change nothing.')
          }
        >
          Copy a review address
        </button>
        <button type="button" onClick={() => copy(addressOf(theme), 'The address of this theme is copied.')}>
          Copy the address
        </button>
      </div>
      <Told>{told}</Told>
      <Publish theme={theme} />
    </Section>
  )
}
