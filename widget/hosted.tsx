import { createRoot } from 'react-dom/client'
import { Onboarding } from './onboarding.tsx'
import { HeadingLevel } from './ui/screen.tsx'
import './styles.css'
import './hosted.css'

/**
 * The whole page behind a link: the server wrote the token, its own address and the language, if the link fixes one, on
 * `#patchbay`; and, where a new customer is expected, the heading and the company that its outline shows already.
 */
const place = document.getElementById('patchbay')
if (place) {
  const { token = '', serverUrl = window.location.origin, language, title, company = '' } = place.dataset
  const expected = title ? { title, company } : undefined
  createRoot(place).render(
    <HeadingLevel.Provider value={1}>
      <Onboarding {...{ serverUrl, token, expected }} locale={language || undefined} />
    </HeadingLevel.Provider>,
  )
}
