import type { Checks } from '../rules.ts'
import { choices } from './choices.ts'
import { forms } from './forms.ts'

/** For every kind of field that needs one. */
export const everyCheck: Checks = { ...forms, ...choices }
