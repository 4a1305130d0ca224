import { createRoot } from 'react-dom/client'
import { WhatsAppOnboarding } from './onboarding.tsx'
import { HeadingLevel } from './ui/screen.tsx'
import './styles.css'
import './hosted.css'

/**
 * The whole page behind a link: the server wrote the token, its own address and the language, if the link fixes one, on
 * `#patchbay`, and an outline into it. That stays until the widget knows more than that it is loading.
 */
const place = document.getElementById('patchbay')
if (place) {
  const { token = '', serverUrl = window.location.origin, language } = place.dataset
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
  setTimeout(render) // in a task of its own: a slow phone answers a finger between reading the script and running it
}
