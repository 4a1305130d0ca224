import { Done } from './done.tsx'
import { Finishing } from './finishing.tsx'
import { Handoff } from './handoff.tsx'
import { Launch } from './launch.tsx'
import { Pin } from './pin.tsx'
import { Popup } from './popup.tsx'
import { Type } from './type.tsx'

/** What comes after the first screen: loaded while the customer reads that. */
export const later = {
  type: Type,
  launch: Launch,
  handoff: Handoff,
  popup: Popup,
  finishing: Finishing,
  pin: Pin,
  done: Done,
}
