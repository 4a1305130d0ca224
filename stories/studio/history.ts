/** Steps that can be gone back and forth: where one is, what came before it, and what was undone. */
export interface History<Value> {
  past: readonly Value[]
  now: Value
  future: readonly Value[]
  /** What the last change was about, and when: dragging one slider is one step. */
  last?: { about: string; at: number }
}

const most = 100
const oneGesture = 800

/** `about` names what is changed. A change of the same within a moment replaces the step before it. */
export function step<Value>(history: History<Value>, now: Value, about = '', at = Date.now()): History<Value> {
  const { past, last } = history
  const goesOn = about !== '' && last?.about === about && at - last.at < oneGesture
  return { past: goesOn ? past : [...past, history.now].slice(-most), now, future: [], last: { about, at } }
}

export function back<Value>({ past, now, future }: History<Value>): History<Value> {
  const before = past.at(-1)
  if (before === undefined) return { past, now, future }
  return { past: past.slice(0, -1), now: before, future: [now, ...future] }
}

export function forth<Value>({ past, now, future }: History<Value>): History<Value> {
  const [next, ...rest] = future
  return next === undefined ? { past, now, future } : { past: [...past, now], now: next, future: rest }
}
