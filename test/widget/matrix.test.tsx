import { cleanup, render, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { stepStories } from '../../stories/all.ts'
import { failed, type ThemeName, themes } from '../../stories/fixtures.ts'
import { pseudoWords } from '../../stories/pseudo.ts'
import { OnboardingView } from '../../widget/index.ts'
import '../../widget/styles.css'

type Props = Parameters<typeof OnboardingView>[0]

/** One of each picture that the stories show: the languages and themes of their own are left out, the matrix has them all. */
const shown = stepStories
  .filter(({ name }) => !/In[A-Z]|AtNight/.test(name))
  .map(({ name, props }) => [name, props] as const)

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What a page around the widget answers for. */
const off = Object.fromEntries(
  ['region', 'page-has-heading-one', 'landmark-one-main'].map((rule) => [rule, { enabled: false }]),
)

/** What is left to do comes a moment after the heading. */
const isListed = (state: Props['state']) => state.step === 'done' && !!state.attempt.checklist?.length

async function draw(props: Props, direction: 'ltr' | 'rtl') {
  const { container } = render(<OnboardingView {...props} />)
  const loading = props.state.step === 'loading'
  await waitFor(() => {
    expect(container.querySelector('.pb-root')).toHaveAttribute('dir', direction)
    if (!loading) expect(container.querySelector('.pb-title')).not.toBeNull()
    if (isListed(props.state)) expect(container.querySelector('.pb-progress, .pb-note')).not.toBeNull()
  })
  return container
}

/** What sticks out of the widget, or out of its own box, so that it cannot be read or reached. */
function overflowing(container: HTMLElement) {
  const { left, right } = (container.querySelector('.pb-root') as HTMLElement).getBoundingClientRect()
  return [...container.querySelectorAll<HTMLElement>('.pb-root *')]
    .filter((element) => !element.closest('.pb-hidden'))
    .filter((element) => {
      const box = element.getBoundingClientRect()
      return box.width > 0 && (box.left < left - 0.5 || box.right > right + 0.5)
    })
    .map((element) => `${element.className || element.tagName}: ${element.textContent?.slice(0, 40)}`)
}

beforeAll(async () => {
  await page.viewport(414, 900)
  document.body.style.margin = '0'
})
afterEach(cleanup)

const themeNames = Object.keys(themes) as ThemeName[]

/**
 * What axe finds hangs on a picture with its theme, or on a picture with its direction: each of these pairs is looked at in one of
 * the two directions or themes. `VITE_MATRIX=whole` looks at all of them.
 */
const looked = (theme: ThemeName, direction: 'ltr' | 'rtl') =>
  shown.filter(
    (_, nth) =>
      import.meta.env.VITE_MATRIX === 'whole' ||
      (themeNames.indexOf(theme) + nth) % 2 === (direction === 'rtl' ? 1 : 0),
  )

for (const language of ['en', 'ar'] as const) {
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  describe.each(themeNames)(`${direction}, theme %s`, (theme) => {
    it.each(looked(theme, direction))('axe finds nothing on %s', async (_name, props) => {
      const container = await draw(
        { ...props, locale: language, theme: { ...props.theme, ...themes[theme] } },
        direction,
      )
      const { violations } = await axe.run(container, { runOnly: rules, rules: off, resultTypes: ['violations'] })
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    })
  })
}

/** 320 px wide is also 1280 px at 400 %, which is what WCAG asks for (1.4.10); long words are where it breaks. */
describe('fits into 320 px', () => {
  beforeAll(() => page.viewport(320, 640))
  it.each(['en', 'ar', 'ru', 'ja', 'pseudo'])(
    'in %s, with nothing cut off and no scrolling sideways',
    async (language) => {
      const words = language === 'pseudo' ? { locale: 'en', messages: pseudoWords } : { locale: language }
      const states = [
        ...shown.map(([, props]) => props),
        { ...(shown[0] as (typeof shown)[0])[1], state: failed({ fault: 'server_unreachable' }) },
      ]
      for (const props of states) {
        const container = await draw({ ...props, ...words }, language === 'ar' ? 'rtl' : 'ltr')
        expect(overflowing(container), props.state.step).toEqual([])
        expect(document.documentElement.scrollWidth, props.state.step).toBeLessThanOrEqual(320)
        cleanup()
      }
    },
  )

  it('with text at 200 %', async () => {
    document.documentElement.style.fontSize = '200%'
    try {
      for (const [name, props] of shown) {
        const container = await draw({ ...props, locale: 'en' }, 'ltr')
        expect(overflowing(container), name).toEqual([])
        cleanup()
      }
    } finally {
      document.documentElement.style.fontSize = ''
    }
  })
})
