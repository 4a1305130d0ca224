import { expect, it } from 'vitest'
import { themeVariables } from '../../../contract/index.ts'
import { plain } from '../../../widget/look/plain.ts'

it('has the look of no theme written down as it is calculated', () => {
  expect(plain).toEqual(themeVariables({}))
})
