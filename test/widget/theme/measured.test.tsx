import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { stepStories } from '../../../stories/all.ts'
import { OnboardingView } from '../../../widget/index.ts'
import '../../../widget/styles.css'
import { randomTheme, seeded } from '../../contract/theme/random-themes.ts'
import { until } from '../../support/until.ts'
import { faint } from './measure.ts'

type Props = Parameters<typeof OnboardingView>[0]

/** `npm run test:themes` takes a hundred; `VITE_THEME_SEED` draws others. */
const many = Number(import.meta.env.VITE_THEMES ?? 3)
const seed = Number(import.meta.env.VITE_THEME_SEED ?? 20_261_130)

/** Each step once, and each further picture of it; a language changes no colour. */
const steps = stepStories.filter(({ name }) => !/In(Arabic|Hindi|German|Spanish)|AtNight/.test(name))

const shown = (container: HTMLElement, { state }: Props) => {
  const root = container.querySelector('.pb-root') as HTMLElement
  expect(root.checkVisibility({ visibilityProperty: true })).toBe(true)
  if (state.step !== 'loading') expect(root.querySelector('.pb-title')).not.toBeNull()
  if (state.step === 'done' && state.attempt.checklist?.length)
    expect(root.querySelector('.pb-progress, .pb-note')).not.toBeNull()
  return root
}

async function draw(props: Props, theme: object) {
  const { container } = render(<OnboardingView {...props} locale="en" theme={theme} />)
  return until(() => shown(container, props))
}

beforeAll(() => page.viewport(414, 900))
afterEach(cleanup)

describe(`every step in ${many} themes from the seed ${seed}`, () => {
  const random = seeded(seed)
  const themes = Array.from({ length: many }, (_, at) => [at, randomTheme(random)] as const)
  it.each(themes)('can be read as it is painted: theme %i', async (_at, theme) => {
    for (const { file, name, props } of steps) {
      expect(faint(await draw(props, theme)), `${file} ${name} in ${JSON.stringify(theme)}`).toEqual([])
      cleanup()
    }
  })
})

describe('what measures', () => {
  it('finds words, edges and signs that are faint, when the page makes them so', async () => {
    const welcome = steps.find(({ file }) => file === 'welcome') as (typeof steps)[0]
    const root = await draw(welcome.props, {})
    expect(faint(root)).toEqual([])
    root.style.setProperty('--pb-text', '#eeeeee')
    root.style.setProperty('--pb-primary-edge', '#22c55e')
    const found = faint(root).map(({ what }) => what.split(' ')[0])
    expect(found).toContain('h2.pb-title')
    expect(found).toContain('button.pb-button.pb-button-primary')
  })
})
