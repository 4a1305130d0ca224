/** What "3 hr. ago" is counted from. Stories stand it still, so that their pictures stay the same. */
export const clock = { now: () => Date.now() }
