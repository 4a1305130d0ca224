import { WhatsAppOnboarding } from 'patchbay'
import 'patchbay/styles.css'

export const ConnectWhatsApp = ({ token }: { token: string }) => (
  <WhatsAppOnboarding
    serverUrl="https://app.example.com/patchbay"
    token={token} // from your backend: the `token` of the setup link
    theme={{ primary_color: '#4f46e5', company_name: 'Acme' }}
    onSuccess={({ signed = '' }) => fetch('/whatsapp/connected', { method: 'POST', body: signed })} // verifyResult reads it
  />
)
