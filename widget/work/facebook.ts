import type { Session } from '../../contract/index.ts'
import { type Facebook, facebook as gateway, type Popup, type Signal } from '../gateways/facebook.ts'
import type { WindowWork } from '../gateways/own-window.ts'
import type { In } from '../state.ts'
import { requestAgain } from './request-again.ts'

/** Facebook's side of a signup: its script, and one window at a time. */
export type FacebookWork = ReturnType<typeof createFacebookWork>

export function createFacebookWork(work: WindowWork, facebook: Facebook = gateway) {
  let popup: Popup | undefined
  return {
    /** Makes the window ready to be opened: ours where the server says so, and Facebook's script is not loaded then. */
    async load({ meta }: Session, language: string | null) {
      if (meta.window) facebook = (await import('../gateways/without-sdk.ts').catch(requestAgain)).ownWindow(work)
      await facebook.load(meta, language)
    },
    open({ session, type, attemptId }: In<'popup'>) {
      popup?.stop()
      const tell = (signal: Signal) => work.send({ ...signal, attemptId })
      const own = type === 'dedicated' ? session.number?.launch : null
      popup = facebook.launch(session.meta, type, tell, own, attemptId)
    },
    isReady: () => facebook.isReady(),
    focus: () => popup?.focus(),
    stop() {
      popup?.stop()
      popup = undefined
    },
  }
}
