import type { Session } from '../../contract/index.ts'
import { type Facebook, facebook as gateway, type Popup, type Signal } from '../gateways/facebook.ts'
import type { Event, In } from '../state.ts'

/** Facebook's side of a signup: its script, and one window at a time. */
export type FacebookWork = ReturnType<typeof createFacebookWork>

export function createFacebookWork(send: (event: Event) => void, facebook: Facebook = gateway) {
  let popup: Popup | undefined
  return {
    /** Makes the window ready to be opened. */
    load: ({ meta }: Session, language: string | null) => facebook.load(meta, language),
    open({ session, type, attemptId }: In<'popup'>) {
      popup?.stop()
      const tell = (signal: Signal) => send({ ...signal, attemptId })
      popup = facebook.launch(session.meta, type, tell, type === 'dedicated' ? session.number?.launch : null)
    },
    isReady: () => facebook.isReady(),
    focus: () => popup?.focus(),
    stop() {
      popup?.stop()
      popup = undefined
    },
  }
}
