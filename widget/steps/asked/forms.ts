import { forms } from '../../../contract/steps/checks/forms.ts'
import type { Checks } from '../../../contract/steps/rules.ts'

export { from, words } from '../../languages/steps/forms.ts'

export const checks: Checks = forms
