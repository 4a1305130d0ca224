import { createRoot } from 'react-dom/client'
import { WhatsAppOnboarding } from './onboarding.tsx'
import { HeadingLevel } from './ui/screen.tsx'
import './styles.css'
import './hosted.css'

/** The whole page behind a link: the server wrote the token, its own address and the language, if the link fixes one, on `#patchbay`. */
const place = document.getElementById('patchbay')
if (place) {
  const { token = '', serverUrl = window.location.origin, language } = place.dataset
  createRoot(place).render(
    <HeadingLevel.Provider value={1}>
      <WhatsAppOnboarding serverUrl={serverUrl} token={token} locale={language || undefined} />
    </HeadingLevel.Provider>,
  )
}
