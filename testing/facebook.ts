import type { ConnectionType, FaultCode } from '../contract/index.ts'

/** Ids as Meta's look, made up. */
export const metaIds = {
  app: '1234567890123456',
  configuration: '987654321098765',
  number: '106540352242922',
  account: '102290129340398',
}

export const facebookOrigin = 'https://www.facebook.com'

const coexistence = 'whatsapp_business_app_onboarding'
export const extrasOf = (type: ConnectionType) => (type === 'coexistence' ? { featureType: coexistence } : {})

/** How Meta's window ends: what it posts to the page, and what `FB.login` calls back with. */
function endOfWindow(ending: 'completed' | FaultCode, featureType: string | null | undefined) {
  const message = { type: 'WA_EMBEDDED_SIGNUP', version: '3' }
  if (ending === 'signup_cancelled')
    return {
      message: { ...message, event: 'CANCEL', data: { current_step: 'BUSINESS_ACCOUNT_SELECTION' } },
      response: { authResponse: null, status: 'unknown' },
    }
  return {
    message: {
      ...message,
      event: featureType === coexistence ? 'FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING' : 'FINISH',
      data: { phone_number_id: metaIds.number, waba_id: metaIds.account, business_id: '2729063490586005' },
    },
    response: { authResponse: { code: 'played' }, status: 'connected' },
  }
}

type Answer = (response: ReturnType<typeof endOfWindow>['response']) => void

/** What `window.FB` is while it is played in the page itself: its window ends as soon as it has opened. */
export function playedFacebook(page: Window & typeof globalThis, ending: () => 'completed' | FaultCode) {
  return {
    init: () => {},
    login(answer: Answer, { extras }: { extras?: { featureType?: string } }) {
      page.open(`${facebookOrigin}/v26.0/dialog/oauth`, 'facebook', 'width=600,height=700')
      setTimeout(() => {
        const { message, response } = endOfWindow(ending(), extras?.featureType)
        const data = JSON.stringify(message)
        page.dispatchEvent(new page.MessageEvent('message', { origin: facebookOrigin, data }))
        answer(response)
      })
    },
  }
}

/** The script that Facebook's is played by, where a window can be opened. */
export const playedScript = `
window.FB = {
  init() {},
  login(answer, { extras = {} }) {
    open('${facebookOrigin}/v26.0/dialog/oauth?type=' + (extras.featureType ?? ''), 'facebook', 'width=600,height=700')
    addEventListener('message', function heard({ origin, data }) {
      if (origin !== '${facebookOrigin}' || !data?.played) return
      removeEventListener('message', heard)
      answer(data.played)
    })
  },
}
window.fbAsyncInit?.()
`

/** The page in the window that it opens. */
export function playedDialog(address: string, ending: 'completed' | FaultCode): string {
  const { message, response } = endOfWindow(ending, new URL(address).searchParams.get('type'))
  return `<!doctype html><title>Facebook, played</title><script>
opener.postMessage(${JSON.stringify(JSON.stringify(message))}, '*')
opener.postMessage({ played: ${JSON.stringify(response)} }, '*')
close()
</script>`
}
