import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, userEvent, waitFor, within } from 'storybook/test'
import { Steps } from '../../contract/steps/steps.ts'
import { fieldTypes } from './samples.ts'
import { StepEditor } from './step-editor.tsx'

/** A page of its own: what customers are asked, tried out and handed over. */
export default {
  title: 'Step editor',
  component: StepEditor,
  parameters: { layout: 'fullscreen' },
  tags: ['!autodocs'],
} satisfies Meta<typeof StepEditor>

type Story = StoryObj<typeof StepEditor>

/** Each kind of question is there at a press, in the preview and in what is handed over, and the API takes it. */
export const StepEditor_: Story = {
  name: 'Editor',
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    for (const type of fieldTypes) await userEvent.click(canvas.getByRole('button', { name: `Add ${type}` }))
    const given = canvas.getByLabelText<HTMLTextAreaElement>('The steps as JSON').value
    const steps = Steps.parse(JSON.parse(given).setup_link.steps)
    expect(
      new Set(steps.before.flatMap((step) => ('fields' in step ? step.fields.map(({ type }) => type) : []))),
    ).toEqual(new Set(fieldTypes))
    const preview = within(canvas.getByRole('main'))
    expect(await preview.findByRole('heading', { name: 'About your business' })).toBeVisible()
    await userEvent.click(canvas.getByRole('radio', { name: 'curl' }))
    expect(canvas.getByLabelText<HTMLTextAreaElement>('The steps as curl').value).toContain("-d '{")
  },
}

/** What the API would refuse is said by its place; the preview keeps the last description that was right. */
export const WhatCannotBe: Story = {
  tags: ['!dev'],
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const text = canvas.getByLabelText<HTMLTextAreaElement>('The description')
    fireEvent.change(text, { target: { value: text.value.replace('"type": "text"', '"type": "password"') } })
    expect(await canvas.findByText(/^before\.0\.fields\.0\.type must be one of text/)).toBeVisible()
    expect(canvas.getByRole('button', { name: 'Copy' })).toBeDisabled()
    expect(await within(canvas.getByRole('main')).findByRole('textbox', { name: 'Legal name' })).toBeVisible()
  },
}

/** In the dark, in Arabic, and as the survey. */
export const TheSurveyInArabic: Story = {
  tags: ['!dev'],
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('radio', { name: 'dark' }))
    await userEvent.click(canvas.getByRole('radio', { name: 'done' }))
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: /Language/ }), 'ar')
    await waitFor(() => expect(canvasElement.querySelector('.pb-root')).toHaveAttribute('dir', 'rtl'))
    expect(await within(canvas.getByRole('main')).findByRole('radiogroup', { name: /How easy/ })).toBeVisible()
  },
}
