import type { ReactNode } from 'react'
import type { Theme } from '../../contract/theme/theme.ts'
import { themeVariables } from '../../contract/theme/variables.ts'
import { OnboardingView } from '../../widget/index.ts'
import { moves } from '../../widget/moves.ts'
import type { Step } from '../../widget/state.ts'
import { stepStories } from '../all.ts'
import './samples.css'

/** A story of a state, the first unless one is named, as a picture: nothing in it can be pressed. */
export function Shown({
  step,
  story: named,
  theme,
  locale = 'en',
  messages,
}: {
  step: Step
  story?: string
  theme?: Theme
  locale?: string
  messages?: Record<string, string>
}) {
  const story = stepStories.find(({ name, props }) => props.state.step === step && name === (named ?? name))
  if (!story) return null
  return (
    <div className="sample-widget sb-unstyled" inert>
      <OnboardingView {...story.props} {...{ locale, ...(theme && { theme }), ...(messages && { messages }) }} />
    </div>
  )
}

/** Every custom property with what it is for and what it is in light and in dark. */
export function Tokens({ meanings }: { meanings: Record<string, string> }) {
  const [light, dark] = (['light', 'dark'] as const).map((color_scheme) => themeVariables({ color_scheme }))
  const names = [...Object.keys(light ?? {}).filter((name) => name !== '--pb-scheme'), '--pb-font']
  return (
    <table className="sample-tokens">
      <thead>
        <tr>
          <th scope="col">Property</th>
          <th scope="col">What it paints</th>
          <th scope="col">Light</th>
          <th scope="col">Dark</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{meanings[name]}</td>
            {[light, dark].map((variables, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: light is first, dark second
              <td key={at}>
                <Value value={variables?.[name] ?? 'the system’s'} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Value = ({ value }: { value: string }) => (
  <span className="sample-value">
    {value.startsWith('#') ? <i style={{ background: value }} aria-hidden="true" /> : null}
    <code>{value}</code>
  </span>
)

/** A state with a line around each of its parts, and the part’s name on it. */
export const Anatomy = ({ step }: { step: Step }) => (
  <div className="sample-anatomy">
    <Shown step={step} />
  </div>
)

/** All states side by side, in their order. */
export const EveryState = () => (
  <ol className="sample-states">
    {(Object.keys(moves) as Step[]).map((step) => (
      <li key={step}>
        <code>{step}</code>
        <Shown step={step} />
      </li>
    ))}
  </ol>
)

/** What to do beside what not to. */
export const Beside = ({ children }: { children: ReactNode }) => <div className="sample-beside">{children}</div>

export const Advice = ({ good, title, children }: { good?: boolean; title: string; children: ReactNode }) => (
  <section className={good ? 'sample-good' : 'sample-bad'}>
    <p>
      <strong>
        <span aria-hidden="true">{good ? '✓' : '✕'}</span> {good ? 'Do' : 'Don’t'}:
      </strong>{' '}
      {title}
    </p>
    {children}
  </section>
)

/** Names, and what each is. Markdown's own tables are no part of MDX. */
export const Listed = ({ heads, children }: { heads: [string, string]; children: Record<string, ReactNode> }) => (
  <table className="sample-listed">
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {Object.entries(children).map(([name, about]) => (
        <tr key={name}>
          <th scope="row">
            {name.split(' ').map((one) => (
              <code key={one}>{one}</code>
            ))}
          </th>
          <td>{about}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Sentences by the names that `messages` knows them by. */
export const Sentences = ({ words }: { words: Record<string, string> }) => (
  <dl className="sample-sentences sb-unstyled">
    {Object.entries(words).map(([name, sentence]) => (
      <div key={name}>
        <dt>
          <code>{name}</code>
        </dt>
        <dd>{sentence}</dd>
      </div>
    ))}
  </dl>
)
