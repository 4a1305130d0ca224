import type { Session } from '../../contract/index.ts'
import type { Facebook, Popup, Signal } from '../gateways/facebook.ts'
import type { Event } from '../state.ts'
import { signup } from './come.ts'
import type { FacebookWork, Sdk } from './work.ts'

/** Facebook's side of a signup: its script, and one window at a time. */
export function createFacebookWork({
  send,
  language,
  loadFacebook,
  isRunning,
  sdk,
}: {
  send(event: Event): void
  /** The language of the page's script. */
  language(session: Session): string | null
  loadFacebook(): Promise<Facebook>
  isRunning(): boolean
  sdk: { get(): Sdk; set(sdk: Sdk): void }
}): FacebookWork {
  let facebook: Facebook | undefined
  let popup: Popup | undefined

  async function load(session: Session) {
    if (sdk.get() === 'ready') return
    sdk.set('loading')
    try {
      if (!facebook) [facebook] = await Promise.all([loadFacebook(), signup.load()])
      if (!isRunning()) return // nobody is left to sign up
      await facebook.load(session.meta, language(session))
      sdk.set('ready')
    } catch {
      sdk.set('blocked')
      send({ type: 'sdk_blocked', attemptId: crypto.randomUUID() })
    }
  }

  return {
    load: (session) => void load(session),
    open({ session, type, attemptId }) {
      popup?.stop()
      const tell = (signal: Signal) => send({ ...signal, attemptId })
      popup = facebook?.launch(session.meta, type, tell, type === 'dedicated' ? session.number?.launch : null)
    },
    focus: () => popup?.focus(),
    stop() {
      popup?.stop()
      popup = undefined
    },
  }
}
