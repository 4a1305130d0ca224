import { ApiFailure, createApi, pause } from '../gateways/api.ts'
import { putAttempt } from '../gateways/attempts.ts'
import { readDialog } from '../gateways/dialog-address.ts'
import { keepToken } from '../gateways/token.ts'
import { newVerifier } from '../gateways/verifier.ts'
import { type FromWindow, readToWindow, type ToWindow } from './messages.ts'
import { wordsFor } from './words.ts'

/*
 * The page of our own window (`server/http/connect/window.ts`), always on the server's own host. A page of another host opens it,
 * and it goes to Meta's dialog and comes back. It then gives Meta's answer to the server, and closes: the page that opened it hears
 * of the result from the server alone.
 *
 * Only this window can use Meta's answer: the verifier lies in its storage, which no other window and no other host can read.
 */

/** What this window keeps while it is at Meta. `origin` is the page that opened it. */
type Trip = Omit<ToWindow, 'patchbay'> & { verifier: string; origin: string }

const key = 'patchbay window'
/** How long the page that opened the window may take to answer it. */
const patience = 15_000
/** How long an answer of Meta's is worth sending, which may be a code that lives for 30 seconds, in milliseconds. */
const worthSending = 60_000

const serverUrl = location.href.replace(/\/connect\/v1\/window.*$/, '')
const never = new AbortController().signal
const apiOf = ({ token }: { token: string }) => createApi(serverUrl, keepToken(token))
const state = new URL(location.href).searchParams.get('patchbay_state')
const trip = kept()

if (state && trip) comeBack(trip, state)
else if (!state && window.opener) waitForPage(window.opener)
else end('lost')

/** Asks the page that opened this window for the signup, and begins it. */
function waitForPage(page: Window) {
  const timer = setTimeout(() => end('lost'), patience)
  const listen = ({ source, origin, data }: MessageEvent) => {
    const given = source === page && readToWindow(data)
    if (!given) return
    clearTimeout(timer)
    removeEventListener('message', listen)
    setOut(given, origin, page)
  }
  addEventListener('message', listen)
  say('moment', null)
  tell(page, { patchbay: 'here' }, '*')
}

/**
 * Goes to Meta. The browser says which page opened this window, and the server goes on only for one that may use the link: nobody
 * else can make a customer sign for a link that is not theirs.
 */
async function setOut({ patchbay: _, ...given }: ToWindow, origin: string, page: Window) {
  say('moment', given.language)
  try {
    const { verifier, challenge } = await newVerifier()
    const body = { connection_type: given.type, challenge, return_to: location.href, opened_by: origin }
    const path = `/attempts/${encodeURIComponent(given.attemptId)}/redirect`
    const dialog = await apiOf(given).ask(never, readDialog, path, { method: 'POST', body })
    sessionStorage.setItem(key, JSON.stringify({ ...given, verifier, origin } satisfies Trip))
    location.replace(dialog)
  } catch (error) {
    tell(page, { patchbay: 'refused', fault: error instanceof ApiFailure ? error.code : 'internal' }, origin)
    end('over', given.language)
  }
}

/** Gives Meta's answer to the server. What the server refuses for good, it refuses to the page as well. */
async function comeBack(trip: Trip, state: string) {
  const { attemptId, type, verifier, language, origin } = trip
  say('moment', language)
  const input = { connection_type: type, redirect: { state, verifier } }
  for (const until = Date.now() + worthSending; Date.now() < until; await pause(1_000, never))
    try {
      await putAttempt(apiOf(trip), attemptId, input, never)
      break
    } catch (error) {
      if (error instanceof ApiFailure && error.passing) continue
      const fault = error instanceof ApiFailure ? error.code : 'internal'
      if (window.opener) tell(window.opener, { patchbay: 'refused', fault }, origin)
      break
    }
  if (window.opener) tell(window.opener, { patchbay: 'over' }, origin)
  sessionStorage.removeItem(key)
  history.replaceState(null, '', location.pathname)
  end('over', language)
}

/** Closes the window, and says that it is over where the browser does not close it. */
function end(how: 'over' | 'lost', language: string | null = null) {
  window.close()
  say(how, language)
}

function say(what: 'moment' | 'over' | 'lost', language: string | null) {
  const words = wordsFor(language ? [language, ...navigator.languages] : navigator.languages)
  document.documentElement.lang = words.language
  document.documentElement.dir = words.direction
  document.documentElement.dataset.step = what
  document.title = words[what]
  const line = document.querySelector('p')
  if (line) line.textContent = words[what]
}

function tell(page: Window, message: FromWindow, origin: string) {
  page.postMessage(message, origin)
}

function kept(): Trip | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}
