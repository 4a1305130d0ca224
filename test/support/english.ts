import { en as first } from '../../widget/languages/en.ts'
import { later } from '../../widget/languages/en-later.ts'

/** What the widget says in English when nothing is wrong; it comes in two parts. */
export const en = { ...first, ...later }
