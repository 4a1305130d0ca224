import { en as first } from '../../widget/languages/en.ts'
import { later } from '../../widget/languages/en-later.ts'
import { left } from '../../widget/languages/en-left.ts'

/** What the widget says in English when nothing is wrong; it comes in three parts. */
export const en = { ...first, ...later, ...left }
