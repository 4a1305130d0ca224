import { useEffect, useState } from 'react'
import type { State } from '../state.ts'
import { canMend } from '../steps/left/can-mend.ts'

/** How long "your number is connected" is shown before the browser leaves, in seconds. */
const reading = 5

/** Sends the browser to the link's success address when the number is connected. The function it returns prevents that. */
export function useRedirect(redirect: 'auto' | 'never' | undefined, state: State, stopped: () => void) {
  const [stayed, stay] = useState<string>()
  const attempt = redirect !== 'never' && state.step === 'done' && !state.earlier ? state.attempt : null
  // The customer has something to do first: a test message, what keeps the number from sending, or what the host wants next.
  const waits =
    attempt?.test_message?.received === false ||
    canMend(attempt?.checklist) ||
    (state.step === 'done' && state.session.next?.url)
  const leaves = attempt?.redirect_url && !waits && attempt.id !== stayed ? attempt.id : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later answer has another address, and does not begin the wait anew
  useEffect(() => {
    if (!leaves) return
    const timer = setTimeout(() => window.location.assign(attempt?.redirect_url as string), reading * 1_000)
    return () => clearTimeout(timer)
  }, [leaves])
  const stop = () => {
    stay(leaves as string)
    stopped()
  }
  return leaves ? { seconds: reading, stop } : undefined
}
