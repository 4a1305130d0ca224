import { readFileSync } from 'node:fs'
import { getStorySortParameter } from 'storybook/internal/csf-tools'
import { expect, it } from 'vitest'
import { moves } from '../../widget/moves.ts'

it('lists the steps in Storybook in the order in which a customer meets them', () => {
  const preview = readFileSync(new URL('../../.storybook/preview.tsx', import.meta.url), 'utf8')
  const { order } = getStorySortParameter(preview) as { order: (string | string[])[] }
  const steps = order[order.indexOf('Steps') + 1] as string[]
  expect(steps.map((step) => step.toLowerCase())).toEqual(Object.keys(moves))
  expect(order[0], 'the page that everybody sees first').toBe('Start here')
})
