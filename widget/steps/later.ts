import { en } from '../languages/en.ts'
import { later as english } from '../languages/en-later.ts'
import type { Spoken } from '../languages/index.ts'
import { named } from '../languages/named.ts'
import type { Words } from '../languages/words.ts'
import { Asking } from './asked/asking.tsx'
import { Done } from './done.tsx'
import { Failed } from './failed.tsx'
import { Finishing } from './finishing.tsx'
import { Handoff } from './handoff.tsx'
import { Trust } from './help/trust-step.tsx'
import { Launch } from './launch.tsx'
import { Pin } from './pin.tsx'
import { Popup } from './popup.tsx'
import { Type } from './type.tsx'
import { Waiting } from './waiting.tsx'
import { WelcomeBack } from './welcome-back.tsx'

/** The steps after the first screen, and those that are rarely first: loaded while the customer reads the first screen. */
export const later = {
  welcome_back: WelcomeBack,
  trust: Trust,
  type: Type,
  asking: Asking,
  launch: Launch,
  handoff: Handoff,
  popup: Popup,
  finishing: Finishing,
  waiting: Waiting,
  pin: Pin,
  done: Done,
  failed: Failed,
}

/** The texts of those steps. */
export const laterWords = ({ words }: Spoken) =>
  ({ ...english, ...named(words, Object.keys(english), Object.keys(en).length) }) as Partial<Words>
