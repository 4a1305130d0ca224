import { type CSSProperties, memo, useId, useState } from 'react'
import type { Theme } from '../../contract/theme/theme.ts'
import { themeVariables } from '../../contract/theme/variables.ts'
import { OnboardingView } from '../../widget/index.ts'
import { moves } from '../../widget/moves.ts'
import type { Step } from '../../widget/state.ts'
import { stepStories } from '../all.ts'
import { inScheme, type Scheme } from './pairs.ts'

/** One of each state, as its stories draw it first; the machine says which there are. */
const states = (Object.keys(moves) as Step[]).flatMap((step) => {
  const story = stepStories.find(({ props }) => props.state.step === step)
  return story ? [{ step, props: story.props }] : []
})

const choices = {
  scheme: { light: 'Light', dark: 'Dark' },
  device: { phone: 'Phone', desktop: 'Desktop' },
  direction: { ltr: 'English', rtl: 'Arabic' },
} as const
type Choices = { [Name in keyof typeof choices]: (keyof (typeof choices)[Name])[] }
const sizes = { Small: 0.5, Medium: 0.7, 'As it is': 1 }

/** Every state at once, in every surrounding that is ticked. They are pictures: nothing in them can be pressed. */
export function Board({ theme }: { theme: Theme }) {
  const [chosen, choose] = useState<Choices>({ scheme: ['light', 'dark'], device: ['phone'], direction: ['ltr'] })
  const [size, setSize] = useState<keyof typeof sizes>('Small')
  const id = useId()
  const toggle = <Name extends keyof Choices>(name: Name, value: Choices[Name][number]) => {
    const have = chosen[name] as (typeof value)[]
    const all = Object.keys(choices[name]) as (typeof value)[]
    const next = all.filter((one) => (one === value ? !have.includes(one) : have.includes(one)))
    if (next.length) choose({ ...chosen, [name]: next })
  }
  const boards = chosen.direction.flatMap((direction) =>
    chosen.device.flatMap((device) => chosen.scheme.map((scheme) => ({ scheme, device, direction }))),
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
        <fieldset className="studio-segments">
          <legend className="studio-hidden">Size</legend>
          {(Object.keys(sizes) as (keyof typeof sizes)[]).map((name) => (
            <label key={name}>
              <input type="radio" name={`${id}size`} checked={name === size} onChange={() => setSize(name)} />
              {name}
            </label>
          ))}
        </fieldset>
      </div>
      {boards.map(({ scheme, device, direction }) => (
        <section
          key={scheme + device + direction}
          className="studio-states"
          data-board={`${scheme} ${device} ${direction}`}
          style={{ '--zoom': sizes[size] } as CSSProperties}
          aria-labelledby={`${id}${scheme}${device}${direction}`}
        >
          <h2 id={`${id}${scheme}${device}${direction}`}>
            {choices.scheme[scheme]}, {choices.device[device].toLowerCase()}, {choices.direction[direction]}
          </h2>
          <div className="studio-frames">
            {states.map(({ step, props }) => (
              <Frame key={step} {...{ step, props, theme, scheme, device, direction }} />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

/** A state in its page: drawn anew only when what it wears has changed. */
const Frame = memo(function Frame({
  step,
  props,
  theme,
  scheme,
  device,
  direction,
}: {
  step: Step
  props: (typeof states)[number]['props']
  theme: Theme
  scheme: Scheme
  device: Choices['device'][number]
  direction: Choices['direction'][number]
}) {
  const worn = inScheme(theme, scheme)
  const { '--pb-background': background } = themeVariables(worn)
  return (
    <figure className="studio-frame" data-device={device} data-shown={step}>
      <figcaption>{step}</figcaption>
      <div
        className="studio-page"
        inert
        style={{
          backgroundColor: background,
          ...(theme.background_image && { backgroundImage: `url("${theme.background_image}")` }),
        }}
      >
        <OnboardingView {...props} theme={worn} locale={direction === 'rtl' ? 'ar' : 'en'} />
      </div>
    </figure>
  )
})
