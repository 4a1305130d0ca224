import { useId } from 'react'
import type { LocalLogo } from '../begin/begin.tsx'
import type { Edited } from '../use-theme.ts'

/** A logo that was uploaded is in this page alone: a theme holds an address. Says what to do with it. */
export function LogoNote({ logo, edited }: { logo: LocalLogo | undefined; edited: Edited }) {
  const id = useId()
  const { theme, change } = edited
  if (!logo || theme.logo_url) return null
  return (
    <div className="studio-logo" role="note">
      <img src={logo.address} alt="" />
      <p>
        <strong>The logo is not in what you copy.</strong> A theme names the address of a logo, and {logo.name} has none
        yet. Until it has one, customers see the first letter of the company’s name.
      </p>
      <ol>
        <li>
          <a href={logo.address} download={logo.name}>
            Save {logo.name}
          </a>{' '}
          or hand it to your developer.
        </li>
        <li>It goes to an address on your own site that begins with https://.</li>
        <li>
          <label className="studio-text" htmlFor={`${id}logo`}>
            Write that address here
            <input
              id={`${id}logo`}
              placeholder="https://…"
              spellCheck={false}
              onBlur={({ target }) => target.value && change({ logo_url: target.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter') change({ logo_url: event.currentTarget.value || undefined })
              }}
            />
          </label>
        </li>
      </ol>
    </div>
  )
}
