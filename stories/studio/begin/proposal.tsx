import { useId } from 'react'
import type { Theme } from '../../../contract/theme/theme.ts'
import type { Wish } from './suggest.ts'

/** What was made of a source in one act, what it was made of, and what was there before. */
export interface Proposed extends Wish {
  from: string
  before: Theme
}

const schemes = {
  auto: 'Light by day, dark by night',
  light: 'A light theme',
  dark: 'A dark theme',
} as const

const uses = [
  ['Page', 'background_color'],
  ['Text', 'text_color'],
] as const

/** A theme that was made of a logo, a picture or an address: it is on the board already, to be tuned or turned down. */
export function Proposal({
  proposed,
  theme,
  tune,
  use,
  end,
}: {
  proposed: Proposed
  theme: Theme
  tune: (parts: Partial<Wish>) => void
  use: (parts: Theme) => void
  end: (taken: boolean) => void
}) {
  const id = useId()
  const { colours, main, scheme, tint, from } = proposed
  return (
    <fieldset className="studio-proposal">
      <legend>A theme from {from}</legend>
      <ul className="studio-found" aria-label="Colours found">
        {colours.map((colour) => (
          <li key={colour}>
            <span className="studio-swatch" style={{ background: colour }} aria-hidden="true" />
            <code>{colour}</code>
            <button
              type="button"
              aria-label={`Main: ${colour}`}
              aria-pressed={colour === main}
              onClick={() => tune({ main: colour })}
            >
              Main
            </button>
            {uses.map(([label, property]) => (
              <button
                key={property}
                type="button"
                aria-label={`${label}: ${colour}`}
                aria-pressed={theme[property] === colour}
                onClick={() => use({ [property]: colour })}
              >
                {label}
              </button>
            ))}
          </li>
        ))}
      </ul>
      <div className="studio-segments">
        {(Object.keys(schemes) as (keyof typeof schemes)[]).map((name) => (
          <label key={name}>
            <input
              type="radio"
              name={`${id}scheme`}
              checked={name === scheme}
              onChange={() => tune({ scheme: name })}
            />
            {schemes[name]}
          </label>
        ))}
      </div>
      <label className="studio-text" htmlFor={`${id}tint`}>
        Colour in the greys
        <span className="studio-range">
          <input
            id={`${id}tint`}
            type="range"
            min={0}
            max={100}
            step={10}
            value={Math.round(tint * 100)}
            onChange={({ target }) => tune({ tint: Number(target.value) / 100 })}
          />
          <output htmlFor={`${id}tint`}>{Math.round(tint * 100)} %</output>
        </span>
      </label>
      <div className="studio-row">
        <button type="button" className="studio-main" onClick={() => end(true)}>
          Keep it
        </button>
        <button type="button" onClick={() => end(false)}>
          Turn it down
        </button>
      </div>
    </fieldset>
  )
}
