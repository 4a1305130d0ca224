import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { stepStories } from '../../../stories/all.ts'
import { OnboardingView } from '../../../widget/index.ts'
import { until } from '../../support/until.ts'
import '../../../widget/styles.css'

afterEach(cleanup)

const story = (file: string, name: string) => {
  const found = stepStories.find((one) => one.file === file && one.name === name)
  if (!found) throw new Error(`there is no story ${file} ${name}`)
  return found.props
}

const elements = {
  'primary-button': 'acme-go',
  'primary-button:disabled': 'acme-off',
  'choice:chosen': 'acme-on',
  title: 'acme-title',
}

it('dresses parts by name and by state, beside class names that are given directly', async () => {
  const { state } = story('country', 'Country')
  const appearance = { 'primary-button': 'ours', elements }
  const draw = (country: string | null) => (
    <OnboardingView
      {...story('country', 'Country')}
      locale="en"
      state={{ ...state, country } as typeof state}
      appearance={appearance}
    />
  )
  const { container, rerender } = render(draw(null))
  const button = () => container.querySelector('.pb-button-primary')
  await until(() => expect(button()).toHaveClass('pb-button', 'ours', 'acme-go', 'acme-off'))
  expect(button()).toHaveAttribute('part', 'primary-button primary-button-disabled')
  expect(container.querySelector('.pb-title')).toHaveClass('acme-title')

  rerender(draw('US'))
  await until(() => expect(button()).not.toHaveClass('acme-off'))
  expect(button()).toHaveAttribute('part', 'primary-button')
})

it('dresses the choice that was made before', async () => {
  const { state } = story('type', 'Type')
  const draw = (type: string | null) => (
    <OnboardingView
      {...story('type', 'Type')}
      locale="en"
      state={{ ...state, type } as typeof state}
      appearance={{ elements }}
    />
  )
  const { container, rerender } = render(draw(null))
  await until(() => expect(container.querySelectorAll('.pb-choice')).toHaveLength(2))
  expect(container.querySelector('.acme-on')).toBe(null)
  rerender(draw('dedicated'))
  await until(() => expect(container.querySelectorAll('.pb-choice.acme-on')).toHaveLength(1))
  expect(container.querySelector('.acme-on')).toHaveAttribute('part', 'choice choice-chosen')
})

it('speaks the theme’s sentences in the language they are for, and the host’s own before them', async () => {
  const props = story('welcome', 'Welcome')
  const messages = { en: { welcome: 'Join {company}' }, es: { welcome: 'Únete a {company}' } }
  const { container, rerender } = render(<OnboardingView {...props} locale="en" theme={{ messages }} />)
  const title = () => container.querySelector('.pb-title')?.textContent
  await until(() => expect(title()).toMatch(/^Join /))
  rerender(<OnboardingView {...props} locale="es" theme={{ messages }} />)
  await until(() => expect(title()).toMatch(/^Únete a /))
  rerender(<OnboardingView {...props} locale="es" theme={{ messages }} messages={{ welcome: 'Hola' }} />)
  await until(() => expect(title()).toBe('Hola'))
})

it('gives the place of a drawing that is not shown to the words', async () => {
  const { container } = render(
    <OnboardingView {...story('type', 'Type')} locale="en" theme={{ illustrations: false }} />,
  )
  await until(() => {
    expect(container.querySelector('.pb-picture')?.checkVisibility()).toBe(false)
    const [words, card] = ['.pb-choice strong', '.pb-choice'].map(
      (name) => container.querySelector(name)?.getBoundingClientRect().width ?? 0,
    ) as [number, number]
    expect(words).toBeGreaterThan(card * 0.7)
  })
})

it('shows pictures of the host’s own in the place of the drawings', async () => {
  const illustrations = { coexistence: 'https://acme.example/both.svg', dedicated: 'https://acme.example/cloud.svg' }
  const { container } = render(<OnboardingView {...story('type', 'Type')} locale="en" theme={{ illustrations }} />)
  await until(() => {
    const shown = [...container.querySelectorAll('.pb-picture')]
    expect(shown.map((picture) => getComputedStyle(picture).backgroundImage)).toEqual([
      'url("https://acme.example/both.svg")',
      'url("https://acme.example/cloud.svg")',
    ])
    for (const line of shown.flatMap((picture) => [...picture.children]))
      expect(line.checkVisibility({ visibilityProperty: true })).toBe(false)
  })
})
