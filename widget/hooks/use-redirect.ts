import { useEffect, useState } from 'react'
import type { State } from '../state.ts'

/** How long "your number is connected" is shown before the browser leaves, in seconds. */
const reading = 5

/** Sends the browser to the link's success address when the number is connected. The function it returns prevents that. */
export function useRedirect(redirect: 'auto' | 'never' | undefined, state: State, stopped: () => void) {
  const [stayed, setStayed] = useState<State>()
  const leaves = redirect !== 'never' && state.step === 'done' && !state.earlier && stayed !== state
  const address = leaves ? state.attempt.redirect_url : null
  useEffect(() => {
    if (!address) return
    const timer = setTimeout(() => window.location.assign(address), reading * 1_000)
    return () => clearTimeout(timer)
  }, [address])
  const stop = () => {
    setStayed(state)
    stopped()
  }
  return address ? { seconds: reading, stop } : undefined
}
