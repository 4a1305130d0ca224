import { cleanup, fireEvent, render } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import {
  type Answers,
  AnswersInput,
  everyCheck,
  type Field,
  readStep,
  type SessionSteps,
  type Steps,
} from '../../../contract/index.ts'
import { session } from '../../../stories/fixtures.ts'
import { answers as keeping, saved } from '../../../stories/view.ts'
import { OnboardingView } from '../../../widget/index.ts'
import '../../../widget/styles.css'
import { anySteps } from '../../support/steps/any-steps.ts'
import { until } from '../../support/until.ts'

afterEach(() => {
  cleanup()
  saved.mockClear()
})

const right: Record<Field['type'], (field: Field) => string | number | boolean> = {
  text: () => 'y',
  note: () => 'n',
  email: () => 'ada@example.com',
  url: () => 'windwool.example',
  phone: () => '+٤٩ ٣٠ ١٢٣٤٥٦',
  country: () => 'DE',
  select: (field) => ('options' in field ? (field.options.at(-1)?.value ?? '') : ''),
  checkbox: () => true,
  rating: () => 2,
}
const wrong: Partial<Record<Field['type'], string>> = { email: 'ada', url: 'two words', phone: '555' }

/** Puts an answer where the field takes it, as a customer does. */
function give(root: HTMLElement, field: Field, answer: string | number | boolean) {
  const [first] = root.querySelectorAll<HTMLInputElement>(`[name="${field.key}"]`)
  if (field.type === 'rating')
    fireEvent.click(root.querySelectorAll(`[name="${field.key}"]`)[Number(answer) - 1] as Element)
  else if (field.type === 'checkbox') fireEvent.click(first as Element)
  else fireEvent.change(first as Element, { target: { value: answer } })
}

/** Goes through all that is asked: wrong first where something can be wrong, nothing at all where `terse`. */
async function answerAll(root: HTMLElement, steps: Steps, terse: boolean) {
  const fields = [...steps.before, ...steps.after].flatMap((step) => ('fields' in step ? step.fields : []))
  const submit = () => fireEvent.submit(root.querySelector('form') as HTMLFormElement)
  for (let pages = 0; pages < 40; pages++) {
    const name = root.querySelector('form [name]')?.getAttribute('name')
    const field = fields.find(({ key }) => key === name)
    if (!field) return
    if (wrong[field.type]) {
      give(root, field, wrong[field.type] as string)
      submit()
      expect(root.querySelector(`[name="${name}"]`)?.getAttribute('aria-invalid'), `${field.type} is refused`).toBe(
        'true',
      )
      give(root, field, '')
    }
    if (field.type === 'country') await until(() => expect(root.querySelector('[value=DE]')).toBeTruthy())
    if (!terse || field.required) give(root, field, right[field.type](field))
    submit()
    await until(() => expect(root.querySelector('form [name]')?.getAttribute('name'), 'the next one').not.toBe(name))
  }
  throw new Error('the questions never end')
}

it('shows any description that the schema takes to its end, and gives answers that the server takes', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, fc.boolean(), async (steps, terse) => {
      if (!steps.before[0]) return
      cleanup()
      saved.mockClear()
      const send = vi.fn()
      const given: SessionSteps = { ...steps, known: {}, answers: {}, status: {} }
      const facts = { connection_type: 'dedicated' as const, country: undefined }
      const { container } = render(
        <OnboardingView
          state={{ step: 'asking', type: 'dedicated', session: { ...session, steps: given } }}
          sdk="ready"
          locale="en"
          leaving
          linkUrl=""
          answers={keeping}
          send={send}
          launch={() => {}}
          here={() => {}}
          focusPopup={() => {}}
        />,
      )
      await until(() => {
        expect(container.querySelector('form [name]') || send.mock.calls.length).toBeTruthy()
      })
      await answerAll(container, steps, terse)
      await until(() => expect(send).toHaveBeenCalledWith(expect.objectContaining({ type: 'asked' })))

      let earlier: Answers = {}
      const last = new Map(saved.mock.calls)
      for (const step of steps.before) {
        const input = last.get(step.id)
        if (!input) continue // it was not shown
        expect(input.status).toBe('answered')
        const { answers } = AnswersInput.parse(input)
        expect(readStep(step, answers, earlier, facts, everyCheck)).toMatchObject({ answers, troubles: {} })
        earlier = { ...earlier, ...answers }
      }
    }),
    { numRuns: 40, interruptAfterTimeLimit: 30_000, endOnFailure: true },
  )
}, 120_000)
