import type { Onboarding } from '../store.ts'
import { aboutProps, aboutServer, aboutStyles, type Host } from './advice.ts'

/** Advice that was given already: a component that is mounted ten times gives it once. */
const said = new Set<string>()

function say(advice: string | null) {
  if (!advice || said.has(advice)) return
  said.add(advice)
  console.warn(`[patchbay] ${advice}`)
}

/** A token may arrive a moment after the component. */
const patience = 5_000

/** Tells the developer what is wrong, while the customer reads a friendlier text. */
export function advise(host: Host, store: Onboarding) {
  if (host.serverUrl && !host.token && !host.fetches) setTimeout(() => say(aboutProps(host)), patience)
  else say(aboutProps(host))
  const look = () => {
    const { state } = store.getState()
    if (state.step === 'failed' && !state.session && host.serverUrl && store.token())
      aboutServer(host.serverUrl, store.token()).then(say)
    const root = state.step === 'loading' ? null : document.querySelector('.pb-root[data-step]')
    if (root) say(aboutStyles(root))
  }
  store.subscribe(look)
  look()
}
