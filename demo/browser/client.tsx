import { WhatsAppOnboarding } from 'patchbay'
import 'patchbay/styles.css'
import { createRoot } from 'react-dom/client'

/** Ten lines are what it takes to have the widget in a page. */
const mount = document.getElementById('connect') as HTMLElement
const { token = '', serverUrl = '' } = mount.dataset

createRoot(mount).render(
  <WhatsAppOnboarding
    serverUrl={serverUrl}
    token={token}
    onSuccess={(result) => console.info('connected', result.phone_number_id)}
    onFailure={(fault) => console.info('not connected', fault)}
  />,
)
