import { createRoot } from 'react-dom/client'
import { hideToken } from './hosted-address.ts'
import { WhatsAppOnboarding } from './onboarding.tsx'
import { HeadingLevel } from './ui/screen.tsx'
import './styles.css'
import './hosted.css'

/**
 * The whole page behind a link. The server wrote the token, its own address and the link's language, if it has one, to
 * `#patchbay`, and an outline into it. The outline stays until the widget has loaded its session.
 */
const place = document.getElementById('patchbay')
const token = hideToken(place?.dataset.token ?? '')
if (place && token !== undefined) show(place, token)

function show(place: HTMLElement, token: string) {
  const { serverUrl = window.location.origin, language } = place.dataset
  place.removeAttribute('data-token')
  const outline = place.firstElementChild
  const widget = place.appendChild(document.createElement('div'))
  widget.hidden = Boolean(outline)
  const watch = new MutationObserver(() => {
    if (!widget.querySelector('[data-step]:not([data-step=loading]) .pb-title')) return
    watch.disconnect()
    outline?.remove()
    widget.hidden = false
  })
  watch.observe(widget, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-step'] })
  const render = () =>
    createRoot(widget).render(
      <HeadingLevel.Provider value={1}>
        <WhatsAppOnboarding serverUrl={serverUrl} token={token} locale={language || undefined} />
      </HeadingLevel.Provider>,
    )
  setTimeout(render) // in a task of its own: a slow phone can then handle a touch between reading the script and running it
}
