import type { SessionLook } from '../../contract/index.ts'
import { pictureUrl } from '../../contract/theme/picture-url.ts'
import { createApi } from '../gateways/api.ts'
import { keepToken } from '../gateways/token.ts'
import { readLook } from '../gateways/wire.ts'
import { plain } from './plain.ts'

/** How often a page that is seen asks for its look. */
const every = 30_000

/**
 * Asks for the look of the link now and from time to time, and shows one that has changed: what the project has published since the
 * page was opened. A page that nobody sees does not ask. A request that fails changes nothing.
 *
 * @returns what ends it
 */
export function repaint(serverUrl: string, token: string, show: (look: SessionLook) => void): () => void {
  const api = createApi(serverUrl, keepToken(token))
  const end = new AbortController()
  const { signal } = end
  let asked = 0
  const ask = () => {
    if (document.hidden || Date.now() - asked < every / 2) return
    asked = Date.now()
    api.ask(signal, readLook, '/look').then(
      (look) => {
        if (signal.aborted) return
        repaintPage(look)
        show(look)
      },
      () => {},
    )
  }
  const timer = setInterval(ask, every)
  document.addEventListener('visibilitychange', ask, { signal })
  ask()
  return () => {
    clearInterval(timer)
    end.abort()
  }
}

/** The hosted page has its ground on the document itself, by what the server wrote there: it changes, too. */
function repaintPage({ theme, look = plain }: SessionLook) {
  if (!document.querySelector('#patchbay[data-server-url]')) return
  const { style } = document.documentElement
  for (const [name, value] of Object.entries(look)) style.setProperty(name, value)
  const { background_image: picture } = theme
  document.body.dataset.layout = theme.layout ?? 'card'
  style.setProperty('--pb-background-image', picture ? pictureUrl(picture) : 'none')
}
