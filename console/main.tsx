import { createRoot } from 'react-dom/client'
import { consoleApi } from './api/console-api.ts'
import { App } from './app.tsx'
import { basePath } from './base-path.ts'
import { fetchScreen } from './screens/screens.tsx'
import { applyScheme } from './shell/scheme.ts'
import './styles/console.css'

applyScheme()
const base = basePath(import.meta.url)
fetchScreen(location.pathname.slice(base.length))
const api = consoleApi(`${location.origin}${base.replace(/\/console$/, '')}`)
// Asked before anything is drawn: what is drawn first waits for the answer. A server that is silent is asked again by the app.
const asked = api.sessions.read().catch(() => {})
const place = document.querySelector('#console') as HTMLElement
asked.then(() => {
  place.replaceChildren()
  createRoot(place).render(<App api={api} base={base} />)
})
