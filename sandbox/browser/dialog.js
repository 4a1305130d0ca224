// @ts-check
// Runs the popup: shows one screen after the other, and sees to it that every way of leaving says what Meta's says.

import { h } from './dom.js'
import { createPost } from './post.js'
import { order, screens } from './screens/screens.js'

/** @type {import('./types.js').Boot} */
let boot = JSON.parse(document.getElementById('boot')?.textContent ?? '{}')
const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const post = createPost(boot.reply, boot.manner)

/** @type {string[]} */
let trail = ['login']
let ended = false

const denied = {
  error: 'access_denied',
  error_code: '200',
  error_description: 'Permissions error',
  error_reason: 'user_denied',
}

/** @type {import('./types.js').Flow} */
const flow = {
  boot,
  choices: { connectionType: 'dedicated' },
  memory: {},
  ask,
  show,
  next() {
    const rest = order.slice(order.indexOf(trail.at(-1) ?? 'login') + 1)
    const name = rest.find((one) => screens[one]?.shown?.(flow) ?? true)
    if (name) trail = [...trail, name]
    show()
  },
  async anotherPerson() {
    boot = flow.boot = { ...boot, ...(await ask('another-person', {})) }
    show()
  },
  async finish(stay = boot.manner.lingers) {
    if (ended) return
    ended = true
    const { code, message } = flow.memory.signup
    await ask('issue', {})
    await post.finish(message, code)
    if (!stay || boot.redirect) return leave({ code })
    trail = ['guide']
    show()
  },
  leave: () => leave(denied),
  fail({ message, code }) {
    ended = true
    const at = String(Math.floor(Date.now() / 1000))
    post.failed({ error_message: message, error_id: code, session_id: boot.id, timestamp: at })
  },
}

const screen = () => screens[trail.at(-1) ?? 'login'] ?? screens.login

/** @param {string} path @param {object} body */
async function ask(path, body) {
  const reply = await fetch(`/_dialog/${boot.id}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = await reply.json()
  if (!reply.ok) throw Object.assign(new Error(answer.error), { code: answer.code })
  return answer
}

function show() {
  const current = /** @type {import('./types.js').Screen} */ (screen())
  const problem = h('p', { className: 'problem', role: 'alert' })
  const words = typeof current.button === 'function' ? current.button(flow) : current.button
  const next = h('button', { type: 'submit', className: 'primary' }, words)
  const heading = h('h1', { tabIndex: -1 }, current.title(flow))
  const form = h(
    'form',
    { noValidate: true, onsubmit: submit },
    h('div', { className: 'body' }, heading, ...current.body(flow), problem),
    h(
      'div',
      { className: 'actions' },
      trail.length > 1 && !current.end
        ? h('button', { type: 'button', className: 'quiet', onclick: back }, 'Back')
        : null,
      current.end ? null : h('button', { type: 'button', className: 'quiet', onclick: cancel }, 'Cancel'),
      words ? next : null,
    ),
    current.end
      ? null
      : h('button', { type: 'button', className: 'plain report', onclick: report }, 'Report a problem'),
  )
  main.replaceChildren(form)
  main.dataset.step = current.step
  document.title = `${heading.textContent} · Business connect (sandbox)`
  scrollTo(0, 0)
  heading.focus()

  /** @param {SubmitEvent} event */
  async function submit(event) {
    event.preventDefault()
    if (next.hasAttribute('disabled')) return
    next.setAttribute('disabled', '')
    problem.textContent = ''
    try {
      await current.next(flow, new FormData(/** @type {HTMLFormElement} */ (event.target)))
    } catch (error) {
      flow.memory.problem = error
      problem.textContent = /** @type {Error} */ (error).message
    }
    next.removeAttribute('disabled')
  }
}

function back() {
  trail.pop()
  show()
}

function cancel() {
  ended = true
  post.cancel({ current_step: screen()?.step ?? '' })
  leave(denied)
}

/** "Report a problem": the variant of CANCEL that says what went wrong instead of where. */
function report() {
  ended = true
  const { problem } = flow.memory
  post.cancel({
    error_message: problem?.message ?? boot.wall?.text ?? 'We couldn’t complete your request. Please try again.',
    error_code: String(problem?.code ?? boot.wall?.code ?? '2593035'),
    session_id: boot.id,
    timestamp: String(Math.floor(Date.now() / 1000)),
  })
  leave(denied)
}

/** Opened by the SDK, the window closes. Opened by hand with a redirect_uri, it goes back there. @param {Record<string, string>} result */
function leave(result) {
  // A moment later, so that what was posted is on its way before the window is gone.
  if (!boot.redirect) return void setTimeout(() => window.close(), 120)
  const url = new URL(boot.redirect.uri)
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value)
  if (boot.redirect.state) url.searchParams.set('state', boot.redirect.state)
  location.replace(url)
}

// Closing the window by its own button: a cancel on every screen but the last, where it is a finish.
addEventListener('pagehide', () => {
  if (ended) return
  ended = true
  const { signup } = flow.memory
  if (!signup) return post.closed({ current_step: screen()?.step ?? '' })
  navigator.sendBeacon(`/_dialog/${boot.id}/issue`)
  post.finishAtOnce(signup.message, signup.code)
})

show()
