/**
 * The host app of every page of chance, bundled once: what it shows is in `window.guest`. It opens the dialog by a button of the
 * host's, and closes or removes the widget when the page says so.
 */
export const app = `const { door, callbacks, look, props } = window.guest
const own = (name) => new Error('the host’s own ' + name)
function App() {
  const [open, setOpen] = useState(true)
  const [, again] = useState(0)
  const answer = {
    quiet: () => {},
    throwing: () => { throw own('callback') },
    rejecting: () => Promise.reject(own('promise')),
    'rendering anew': () => again((count) => count + 1),
  }[callbacks]
  window.leave = () => setOpen(false)
  const all = { ...props, ...look, onEvent: () => answer(), onFailure: () => answer(), onExit: () => answer() }
  if (door === 'the dialog') return <WhatsAppOnboardingDialog {...all} open={open} onOpenChange={setOpen} />
  return open ? <WhatsAppOnboarding {...all} /> : null
}
const place = document.getElementById('place')
let inside = place
if ('shadow' in place.dataset) {
  const shadow = place.attachShadow({ mode: 'open' })
  shadow.innerHTML = '<link rel="stylesheet" href="/styles.css"><div></div>'
  inside = shadow.lastChild
}
createRoot(inside).render(<App />)`

/** The same for \`/embed.js\`: the callbacks are listeners. */
export const embedded = `{
  const { callbacks, look, props } = window.guest
  const element = document.createElement('whatsapp-onboarding')
  Object.assign(element, props, look)
  const own = (name) => new Error('the host’s own ' + name)
  const answer = {
    quiet: () => {},
    throwing: () => { throw own('callback') },
    rejecting: () => { Promise.reject(own('promise')) },
    'rendering anew': () => { element.theme = { ...element.theme } },
  }[callbacks]
  for (const name of ['event', 'failure', 'exit']) element.addEventListener(name, answer)
  window.leave = () => element.remove()
  const place = document.getElementById('place')
  if ('shadow' in place.dataset) place.attachShadow({ mode: 'open' }).append(element)
  else place.append(element)
}`
