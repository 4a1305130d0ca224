import { useEffect, useId, useState } from 'react'
import type { Theme } from '../../contract/theme/theme.ts'
import { themeColours } from '../../contract/theme/variables.ts'
import { readColour } from './colours.ts'
import { Fonts } from './fonts.tsx'
import { Section } from './section.tsx'
import type { Edited } from './use-theme.ts'

type Colour = keyof ReturnType<typeof themeColours>

const groups: [string, [Colour, string][]][] = [
  [
    'The brand',
    [
      ['primary_color', 'Main button'],
      ['primary_foreground_color', 'Words on main'],
    ],
  ],
  [
    'The ground',
    [
      ['background_color', 'Page'],
      ['card_color', 'Card'],
      ['muted_color', 'Panels'],
      ['border_color', 'Lines'],
    ],
  ],
  [
    'Words',
    [
      ['text_color', 'Text'],
      ['muted_text_color', 'Quiet text'],
    ],
  ],
  [
    'The rest',
    [
      ['secondary_color', 'Second button'],
      ['secondary_foreground_color', 'Words on second'],
      ['destructive_color', 'What went wrong'],
      ['destructive_foreground_color', 'Words on wrong'],
    ],
  ],
]

/**
 * The twelve colours: each the theme's own, or the default's until it is touched. A theme that follows the customer can have a
 * palette of its own for the dark; without one, ours is made from the others.
 */
export function Colours({ edited }: { edited: Edited }) {
  const [night, setNight] = useState(false)
  const id = useId()
  const { theme, change } = edited
  const follows = theme.color_scheme === 'auto'
  const dark = follows && night
  const own: Theme = dark ? (theme.dark ?? {}) : theme
  const colours = themeColours(theme, dark || theme.color_scheme === 'dark')
  const set = (parts: { [Name in Colour]?: string | undefined }) => {
    if (!dark) return change(parts)
    const left = Object.entries({ ...theme.dark, ...parts }).filter(([, colour]) => colour)
    change({ dark: left.length ? Object.fromEntries(left) : undefined })
  }
  return (
    <Section title="Colours">
      {follows ? (
        <fieldset className="studio-segments">
          <legend>Seen in</legend>
          {(['Light', 'Dark'] as const).map((label) => (
            <label key={label}>
              <input
                type="radio"
                name={id}
                checked={dark === (label === 'Dark')}
                onChange={() => setNight(label === 'Dark')}
              />
              {label}
            </label>
          ))}
        </fieldset>
      ) : null}
      {groups.map(([title, fields]) => (
        <fieldset key={title} className="studio-fields">
          <legend>{title}</legend>
          {fields.map(([name, label]) => (
            <ColourField
              key={name}
              label={label}
              name={name}
              colour={own[name] ?? colours[name]}
              own={Boolean(own[name])}
              set={(colour) => set({ [name]: colour })}
            />
          ))}
        </fieldset>
      ))}
    </Section>
  )
}

/** A colour by picker or in any notation of CSS; what is none is left as it was typed, and says so. */
function ColourField({
  label,
  name,
  colour,
  own,
  set,
}: {
  label: string
  name: string
  colour: string
  own: boolean
  set: (colour: string | undefined) => void
}) {
  const id = useId()
  const [typed, setTyped] = useState(colour)
  useEffect(() => setTyped(colour), [colour])
  const read = readColour(typed)
  return (
    <div className="studio-colour" data-own={own}>
      <input
        type="color"
        aria-label={`${label}, ${name}: picker`}
        value={colour}
        onChange={({ target }) => set(target.value)}
      />
      <label htmlFor={id}>
        {label} <code>{name.replace('_color', '')}</code>
      </label>
      <input
        id={id}
        value={typed}
        spellCheck={false}
        aria-invalid={!read}
        onChange={({ target }) => {
          setTyped(target.value)
          if (/^#[0-9a-f]{6}$/i.test(target.value.trim())) set(target.value.trim().toLowerCase())
        }}
        onBlur={() => (read && read !== colour ? set(read) : setTyped(colour))}
      />
      {own ? (
        <button
          type="button"
          className="studio-clear"
          aria-label={`${label}: take the default`}
          onClick={() => set(undefined)}
        >
          ×
        </button>
      ) : null}
    </div>
  )
}

const schemes: [Theme['color_scheme'], string][] = [
  [undefined, 'As the colours are'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['auto', 'Follows the customer'],
]

/** Who invites, and what is no colour. */
export function Shape({ edited }: { edited: Edited }) {
  const { theme, change } = edited
  const id = useId()
  const text = (name: 'company_name' | 'logo_url' | 'background_image', label: string, hint: string) => (
    <label className="studio-text">
      {label}
      <input
        value={theme[name] ?? ''}
        placeholder={hint}
        spellCheck={false}
        onChange={({ target }) => change({ [name]: target.value || undefined })}
      />
    </label>
  )
  return (
    <Section title="Name, logo and shape">
      {text('company_name', 'Company', 'Acme')}
      {text('logo_url', 'Logo', 'https://…')}
      {text('background_image', 'Picture behind the page', 'https://…')}
      <Fonts edited={edited} />
      <label className="studio-text" htmlFor={`${id}radius`}>
        Corners
        <span className="studio-range">
          <input
            id={`${id}radius`}
            type="range"
            min={0}
            max={32}
            value={theme.radius ?? 12}
            onChange={({ target }) => change({ radius: Number(target.value) })}
          />
          <output htmlFor={`${id}radius`}>{theme.radius ?? 12} px</output>
        </span>
      </label>
      <fieldset className="studio-segments">
        <legend>Light and dark</legend>
        {schemes.map(([scheme, label]) => (
          <label key={label}>
            <input
              type="radio"
              name={`${id}scheme`}
              checked={theme.color_scheme === scheme}
              onChange={() => change({ color_scheme: scheme })}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </Section>
  )
}
