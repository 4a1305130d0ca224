import { en as first } from '../../widget/languages/en.ts'
import { help } from '../../widget/languages/en-help.ts'
import { later } from '../../widget/languages/en-later.ts'
import { left } from '../../widget/languages/en-left.ts'
import { message } from '../../widget/languages/en-message.ts'
import { numbers } from '../../widget/languages/en-numbers.ts'

/** What the widget says in English when nothing is wrong; it comes in six parts. */
export const en = { ...first, ...later, ...numbers, ...left, ...message, ...help }
