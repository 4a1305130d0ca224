import { type CSSProperties, useId, useMemo, useState } from 'react'
import type { Theme } from '../../../contract/theme/theme.ts'
import { moves } from '../../../widget/moves.ts'
import type { Step } from '../../../widget/state.ts'
import { stepStories } from '../../all.ts'
import { formats } from '../exports.ts'
import { type Scheme, schemesOf } from '../pairs.ts'
import { readTheme } from '../read-theme.ts'
import { Frame } from './frame.tsx'

/** One of each state, as its stories draw it first; the machine says which there are. */
const states = (Object.keys(moves) as Step[]).flatMap((step) => {
  const story = stepStories.find(({ props }) => props.state.step === step)
  return story ? [{ step, props: story.props }] : []
})

const choices = {
  look: { exported: 'As exported', light: 'Light', dark: 'Dark' },
  device: { phone: 'Phone', desktop: 'Desktop' },
  direction: { ltr: 'English', rtl: 'Arabic' },
} as const
type Choices = { [Name in keyof typeof choices]: (keyof (typeof choices)[Name])[] }
const sizes = { Small: 0.5, Medium: 0.7, 'As it is': 1 }

interface Shown {
  look: Choices['look'][number]
  scheme: Scheme
  worn: Theme
  title: string
}

/**
 * Every state at once, in every surrounding that is ticked. First as customers will see it: worn is what the export says, read back.
 * `logo` is a file that no export can hold; it is shown where a scheme is tried out. Nothing on the board can be pressed.
 */
export function Board({ theme, before, logo }: { theme: Theme; before?: Theme; logo?: string | undefined }) {
  const [chosen, choose] = useState<Choices>({ look: ['exported'], device: ['phone'], direction: ['ltr'] })
  const [size, setSize] = useState<keyof typeof sizes>('Small')
  const [past, setPast] = useState(false)
  const id = useId()
  const shown = past && before ? before : theme
  const exported = useMemo(() => readTheme(formats.theme_config?.write(shown) ?? ''), [shown])
  const tried = useMemo(() => (logo && !shown.logo_url ? { ...shown, logo_url: logo } : shown), [shown, logo])
  const toggle = <Name extends keyof Choices>(name: Name, value: Choices[Name][number]) => {
    const have = chosen[name] as (typeof value)[]
    const all = Object.keys(choices[name]) as (typeof value)[]
    const next = all.filter((one) => (one === value ? !have.includes(one) : have.includes(one)))
    if (next.length) choose({ ...chosen, [name]: next })
  }
  const problem = 'problem' in exported ? exported.problem : ''
  const worn = 'theme' in exported ? exported.theme : {}
  const boards = chosen.direction.flatMap((direction) =>
    chosen.device.flatMap((device) =>
      chosen.look
        .flatMap((look) => shownAs(look, worn, tried))
        .filter(({ look }) => look !== 'exported' || !problem)
        .map((one) => ({ ...one, device, direction })),
    ),
  )
  return (
    <div className="studio-board">
      <div className="studio-bar" role="toolbar" aria-label="What to look at">
        {(Object.keys(choices) as (keyof Choices)[]).map((name) => (
          <fieldset key={name} className="studio-segments">
            <legend className="studio-hidden">{name}</legend>
            {Object.entries(choices[name]).map(([value, label]) => (
              <label key={value}>
                <input
                  type="checkbox"
                  checked={(chosen[name] as string[]).includes(value)}
                  onChange={() => toggle(name, value as never)}
                />
                {label}
              </label>
            ))}
          </fieldset>
        ))}
        <Options
          legend="Size"
          names={Object.keys(sizes)}
          chosen={size}
          choose={(name) => setSize(name as typeof size)}
        />
        {before ? (
          <Options
            legend="Before and after"
            names={['Before', 'After']}
            chosen={past ? 'Before' : 'After'}
            choose={(name) => setPast(name === 'Before')}
          />
        ) : null}
      </div>
      {problem && chosen.look.includes('exported') ? (
        <p className="studio-refused" role="alert">
          This theme would be refused: {problem}
        </p>
      ) : null}
      {boards.map(({ look, scheme, title, worn, device, direction }) => (
        <section
          key={look + scheme + device + direction}
          className="studio-states"
          data-board={`${look === 'exported' ? `exported ${scheme}` : look} ${device} ${direction}`}
          style={{ '--zoom': sizes[size] } as CSSProperties}
          aria-labelledby={`${id}${look}${scheme}${device}${direction}`}
        >
          <h2 id={`${id}${look}${scheme}${device}${direction}`}>
            {past ? 'Before: ' : ''}
            {title}, {choices.device[device].toLowerCase()}, {choices.direction[direction]}
          </h2>
          <div className="studio-frames">
            {states.map(({ step, props }) => (
              <Frame key={step} {...{ step, props, theme: worn, scheme, device, direction }} />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

/** The schemes that a customer can meet, or one that is tried out: then its title says whether anybody will. */
function shownAs(look: Choices['look'][number], worn: Theme, tried: Theme): Shown[] {
  const schemes = schemesOf(worn)
  if (look === 'exported')
    return schemes.map((scheme) => ({
      look,
      scheme,
      worn,
      title: `As exported, ${scheme === 'dark' ? 'dark' : 'light'}`,
    }))
  const label = choices.look[look]
  const title = schemes.includes(look) ? label : `${label}, as no customer sees it: the theme is ${schemes[0]}`
  return [{ look, scheme: look, worn: tried, title }]
}

function Options({
  legend,
  names,
  chosen,
  choose,
}: {
  legend: string
  names: string[]
  chosen: string
  choose: (name: string) => void
}) {
  const group = useId()
  return (
    <fieldset className="studio-segments">
      <legend className="studio-hidden">{legend}</legend>
      {names.map((name) => (
        <label key={name}>
          <input type="radio" name={group} checked={name === chosen} onChange={() => choose(name)} />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
