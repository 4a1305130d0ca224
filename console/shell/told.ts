let words = ''
const listeners = new Set<() => void>()

/** Says in a line at the edge of the screen, and to screen readers, that something was done. */
export function tell(sentence: string) {
  words = sentence
  for (const listener of listeners) listener()
}

export const told = () => words

export const onTold = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
