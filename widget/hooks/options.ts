import type { FaultCode, Remedy, Result } from '../../contract/index.ts'
import type { ExitReason, OnboardingEvent } from '../events.ts'
import type { Step } from '../state.ts'
import type { RenderStep } from '../steps/view.ts'

export interface OnboardingOptions {
  /** Where your Patchbay server answers, for example `https://patchbay.example.com`. */
  serverUrl: string
  /** The `token` of the setup link, or its whole `url`. Without one, the widget shows its outline and sends no request. */
  token?: string | null | undefined
  /** Instead of `token`: fetches it from your backend when the widget appears. */
  getToken?: (() => Promise<string>) | undefined
  /** Language of the widget, for example `es`. Else the link's, else the browser's. */
  locale?: string | undefined
  /**
   * `auto` (default) sends the browser to the link's success address when the number is connected; `never` leaves that to you.
   */
  redirect?: 'auto' | 'never' | undefined
  /** `false` loads Facebook's script only when the customer reaches the step that needs it. */
  preload?: boolean | undefined
  /** An address of yours for customers whose link is over, or who need help. By default your project's `support_url`. */
  supportUrl?: string | undefined
  /** Shows a step of `kind: 'host'`, which your page draws itself; call `resolve` with its answers. */
  renderStep?: RenderStep | undefined
  /** Called with every event, when it happens. */
  onEvent?: ((event: OnboardingEvent) => void) | undefined
  /** Called once, when the number is connected. */
  onSuccess?: ((result: Result) => void) | undefined
  /** Called each time a fault stops the signup; the customer may still continue. */
  onFailure?: ((failure: { code: FaultCode; remedy: Remedy }) => void) | undefined
  /** Called once, when the widget was removed: with the step it was left at, and the reason. */
  onExit?: ((exit: { step: Step; reason: ExitReason }) => void) | undefined
}
