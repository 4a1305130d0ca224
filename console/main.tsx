import { createRoot } from 'react-dom/client'
import { consoleApi } from './api/console-api.ts'
import { App } from './app.tsx'
import { basePath } from './base-path.ts'
import { applyScheme } from './shell/scheme.ts'
import './styles/console.css'

applyScheme()
const base = basePath(import.meta.url)
const api = consoleApi(`${location.origin}${base.replace(/\/console$/, '')}`)
createRoot(document.querySelector('#console') as HTMLElement).render(<App api={api} base={base} />)
