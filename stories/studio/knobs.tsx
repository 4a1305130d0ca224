import { useId, useState } from 'react'
import { Theme } from '../../contract/theme/theme.ts'
import { Section } from './section.tsx'
import type { Edited } from './use-theme.ts'

type Measure = 'spacing_unit' | 'font_size_base' | 'font_scale' | `font_weight_${'normal' | 'medium' | 'bold'}`
type Corners = 'button_border_radius'
type Words = 'shadow' | 'button_style' | 'layout'

/** Each from where to where, by which step, and what it is where the theme does not say. */
const measures: [Measure | Corners, string, [least: number, most: number, step: number, usual: number], string][] = [
  ['spacing_unit', 'Density', [3, 6, 0.5, 4], 'px'],
  ['font_size_base', 'Size of text', [14, 20, 1, 16], 'px'],
  ['font_scale', 'Titles against text', [1.05, 1.4, 0.01, 1.22], '×'],
  ['font_weight_normal', 'Weight of text', [200, 500, 50, 400], ''],
  ['font_weight_medium', 'Weight of buttons', [400, 800, 50, 600], ''],
  ['font_weight_bold', 'Weight of titles', [400, 900, 50, 700], ''],
  ['button_border_radius', 'Corners of buttons', [0, 32, 1, 12], 'px'],
]

const words: [Words, string, [value: string, label: string][]][] = [
  [
    'shadow',
    'Shadow',
    [
      ['none', 'None'],
      ['soft', 'Soft'],
      ['strong', 'Strong'],
    ],
  ],
  [
    'button_style',
    'Main button',
    [
      ['filled', 'Filled'],
      ['outline', 'Outline'],
    ],
  ],
  [
    'layout',
    'Hosted page',
    [
      ['card', 'Card'],
      ['split', 'Beside the picture'],
      ['plain', 'No card'],
    ],
  ],
]

/** What a theme decides beside its colours: the first choice of each row is what it has without a word. */
export function Knobs({ edited }: { edited: Edited }) {
  const { theme, change } = edited
  const id = useId()
  const usual = { shadow: 'soft', button_style: 'filled', layout: 'card' } as const
  return (
    <Section title="Type, buttons, page">
      {measures.map(([name, label, [least, most, step, from], unit]) => {
        const value = theme[name] ?? (name === 'button_border_radius' ? (theme.radius ?? from) : from)
        return (
          <label key={name} className="studio-text" htmlFor={id + name}>
            {label}
            <span className="studio-range">
              <input
                id={id + name}
                type="range"
                min={least}
                max={most}
                step={step}
                value={value}
                onChange={({ target }) => change({ [name]: Number(target.value) })}
              />
              <output htmlFor={id + name}>
                {value} {unit}
              </output>
            </span>
          </label>
        )
      })}
      {words.map(([name, label, choices]) => (
        <fieldset key={name} className="studio-segments">
          <legend>{label}</legend>
          {choices.map(([value, shown]) => (
            <label key={value}>
              <input
                type="radio"
                name={id + name}
                checked={(theme[name] ?? usual[name]) === value}
                onChange={() => change({ [name]: value })}
              />
              {shown}
            </label>
          ))}
        </fieldset>
      ))}
      <Illustrations edited={edited} />
    </Section>
  )
}

const pictures = [
  ['coexistence', 'Keeps the app'],
  ['dedicated', 'New number'],
] as const

/** The drawings of the two ways to connect: ours, none, or pictures of one's own once both have an address. */
function Illustrations({ edited: { theme, change } }: { edited: Edited }) {
  const id = useId()
  const { illustrations = true } = theme
  const given = typeof illustrations === 'object' ? illustrations : undefined
  const [typed, setTyped] = useState(given ?? { coexistence: '', dedicated: '' })
  const [asked, ask] = useState(Boolean(given))
  const own = given !== undefined || asked
  const choose = (value: Theme['illustrations'], asks = false) => {
    ask(asks)
    change({ illustrations: value })
  }
  const type = (next: typeof typed) => {
    setTyped(next)
    const { data } = Theme.safeParse({ illustrations: next })
    if (data) change({ illustrations: next })
  }
  const choices: [string, boolean, () => void][] = [
    ['Ours', !own && illustrations === true, () => choose(undefined)],
    ['None', !own && illustrations === false, () => choose(false)],
    ['Your own', own, () => choose(undefined, true)],
  ]
  return (
    <>
      <fieldset className="studio-segments">
        <legend>Drawings</legend>
        {choices.map(([label, checked, take]) => (
          <label key={label}>
            <input type="radio" name={id} checked={checked} onChange={take} />
            {label}
          </label>
        ))}
      </fieldset>
      {own
        ? pictures.map(([name, label]) => (
            <label key={name} className="studio-text">
              {label}
              <input
                value={typed[name]}
                placeholder="https://…"
                spellCheck={false}
                onChange={({ target }) => type({ ...typed, [name]: target.value })}
              />
            </label>
          ))
        : null}
    </>
  )
}
