import fc from 'fast-check'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { session } from '../../../stories/fixtures.ts'
import { steps as words } from '../../../widget/languages/steps/every-part.ts'
import { pagesOf, walk } from '../../../widget/steps/asked/pages.ts'
import { partsOf } from '../../../widget/steps/asked/parts.ts'
import { Questions } from '../../../widget/steps/asked/questions.tsx'
import { anySteps } from '../../support/steps/any-steps.ts'

beforeAll(() => void vi.stubGlobal('innerWidth', 390))
afterAll(() => vi.unstubAllGlobals())

it('shows the first question of any description that the schema takes, and one a page on a phone', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, fc.constantFrom('before' as const, 'after' as const), async (steps, part) => {
      const given = { ...steps, known: {}, answers: {}, status: {} }
      const { extra } = await partsOf(given, part === 'after')
      const facts = { connection_type: 'dedicated' as const, country: null }
      const pages = pagesOf(walk(given, part, {}, facts, extra.checks).asked, false)
      expect(pages.every(({ step, fields }) => step.kind === 'host' || fields.length === 1)).toBe(true)
      const shown = renderToString(
        createElement(Questions, {
          ...extra,
          keep: { kept: new Map(), ended: {}, said: () => undefined },
          facts,
          session: { ...session, steps: given },
          say: (name: string) => words[name as keyof typeof words] ?? name,
          sayWith: () => () => '',
          language: 'en',
          over: part === 'before' && (() => {}),
        } as unknown as Parameters<typeof Questions>[0]),
      )
      const field = pages[0]?.fields[0]
      if (!field) return
      const name = field.type === 'rating' ? 'radiogroup' : `name="${field.key}"`
      expect(shown).toContain(name)
    }),
    { numRuns: 100 },
  )
})
