import { readFromWindow, type ToWindow } from '../own-window/messages.ts'
import type { Event } from '../state.ts'
import type { Api } from './api.ts'
import type { Facebook, Popup, Signal } from './facebook.ts'
import { readAttempt } from './wire.ts'

/** How often the server is asked about the attempt when nothing happens in this page. */
const usual = 5_000
/** How long after the window closed its result may still come, in milliseconds. */
const lateness = 60_000

/** What the window uses of the work of its state. */
export interface WindowWork {
  api: Api
  send(event: Event): void
  token(): string
}

/**
 * Our own window, in the place of the one that Meta's script opens: for pages whose host Meta does not list. Meta's script is not
 * loaded. What becomes of the signup is asked of the server; the window's own words are only a reason to ask.
 */
export function ownWindow(work: WindowWork): Facebook {
  let language: string | null = null
  return {
    async load(_, spoken) {
      language = spoken
    },
    launch: ({ window: page }, type, tell, _, attemptId) =>
      openWindow(work, page as string, { type, attemptId: attemptId as string, language }, tell),
    isReady: () => true,
  }
}

function openWindow(
  { api, send, token }: WindowWork,
  page: string,
  signup: Omit<ToWindow, 'patchbay' | 'token'>,
  tell: (signal: Signal) => void,
): Popup {
  const { origin } = new URL(page)
  const handle = window.open(page, '_blank', features())
  const task = new AbortController()
  const { signal } = task
  let asking = false
  let closed = false

  const stop = () => {
    task.abort()
    clearInterval(watch)
    clearInterval(timer)
    window.removeEventListener('message', listen)
    window.removeEventListener('focus', ask)
  }
  /** The attempt, when the server knows it. It does from when the window has come back from Meta. */
  const ask = async () => {
    if (asking) return
    asking = true
    try {
      const attempt = await api.ask(signal, readAttempt, `/attempts/${signup.attemptId}`)
      if (signal.aborted) return
      const ended = attempt.status === 'failed'
      // A window that looked closed may still send Meta's answer.
      if (!ended || !closed) stop()
      send({ type: 'answered', attempt })
      if (!ended) send({ type: 'retry' }) // where the customer was told that the window closed: this page follows after all
    } catch {
      // Nothing is known yet, or the connection is bad: asked again.
    }
    asking = false
  }
  const listen = ({ source, origin: from, data }: MessageEvent) => {
    if (!handle || source !== handle || from !== origin) return
    const said = readFromWindow(data)
    if (said?.patchbay === 'here')
      handle.postMessage({ patchbay: 'begin', token: token(), ...signup } satisfies ToWindow, origin)
    if (said?.patchbay === 'over') ask()
    if (said?.patchbay !== 'refused') return
    stop()
    send({ type: 'recorded', attemptId: signup.attemptId, fault: said.fault, redirectUrl: null })
  }
  // A window looks closed, too, when a page in it has cut it off from this one (Cross-Origin-Opener-Policy). But then this page does
  // not have the focus.
  const watch = setInterval(() => {
    if (!handle?.closed || !document.hasFocus()) return
    clearInterval(watch)
    closed = true
    setTimeout(stop, lateness)
    ask()
    tell({ type: 'closed' })
  }, 500)
  const timer = setInterval(ask, usual)
  window.addEventListener('message', listen)
  window.addEventListener('focus', ask)
  if (!handle) {
    stop()
    tell({ type: 'ended', cancelled: { fault: 'popup_blocked' } })
  }
  return { focus: () => handle?.focus(), stop }
}

/** A window of the size that Meta's dialog is made for, over the middle of this one. */
function features() {
  const [width, height] = [640, 760]
  const left = Math.max(0, Math.round(screenX + (outerWidth - width) / 2))
  const top = Math.max(0, Math.round(screenY + (outerHeight - height) / 2))
  return `popup,width=${width},height=${height},left=${left},top=${top}`
}
