import type { Attempt } from '../../contract/index.ts'
import { ApiFailure } from '../gateways/api.ts'

/** How long to wait before the next question, in milliseconds: half as long again each time. */
const [shortest, longest] = [2_000, 30_000]

/** A message is written on another device, so the customer's coming back to this page does not tell. */
const longestForMessage = 4_000

const awaitsMessage = ({ test_message }: Attempt) => test_message?.received === false

/** Whether something can still get its tick: what is done nowhere at Meta never does. */
const isOpen = (attempt: Attempt) =>
  awaitsMessage(attempt) || !!attempt.checklist?.some(({ url, settled }) => url && !settled)

/**
 * Asks which of the things that were left to do are done, and whether the test message has arrived, as long as one is open and the customer has the page before them. A
 * customer who comes back from Meta's page is answered at once.
 */
export function watchChecklist(
  before: Attempt,
  signal: AbortSignal,
  look: () => Promise<Attempt>,
  heard: (attempt: Attempt) => void,
) {
  let gap = shortest
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = false
  let latest = before

  const plan = () => {
    clearTimeout(timer)
    if (document.hidden || signal.aborted) return
    timer = setTimeout(ask, gap)
    gap = Math.min(gap * 1.5, awaitsMessage(latest) ? longestForMessage : longest)
  }

  async function ask() {
    if (asking) return
    asking = true
    try {
      const found = await look()
      if (signal.aborted) return
      latest = found
      heard(found)
      if (!isOpen(found)) return end()
    } catch (error) {
      if (!(error instanceof ApiFailure && error.passing)) return end()
    } finally {
      asking = false
    }
    plan()
  }

  const turned = () => {
    gap = shortest
    if (document.hidden) clearTimeout(timer)
    else ask()
  }

  function end() {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', turned)
    removeEventListener('focus', turned)
    signal.removeEventListener('abort', end)
  }

  if (!isOpen(before) || signal.aborted) return
  document.addEventListener('visibilitychange', turned)
  addEventListener('focus', turned) // the page was in sight beside Meta's
  signal.addEventListener('abort', end)
  plan()
}
