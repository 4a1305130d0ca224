import type { FaultCode, Remedy, Result } from '../../contract/index.ts'
import type { ExitReason, OnboardingEvent } from '../events.ts'
import type { Step } from '../state.ts'

export interface OnboardingOptions {
  /** Where your Patchbay server answers, for example `https://patchbay.example.com`. */
  serverUrl: string
  /** The `token` of the setup link, or its whole `url`. While there is none, the widget shows its outline and asks nobody. */
  token?: string | null | undefined
  /** In place of `token`: fetches it from your backend when the widget appears. */
  getToken?: (() => Promise<string>) | undefined
  /** Language of the widget, for example `es`. Else the link's, else the browser's. */
  locale?: string | undefined
  /** `auto` (default) sends the browser to the link's success address when the number is connected; `never` leaves it to you. */
  redirect?: 'auto' | 'never' | undefined
  /** `false` keeps Facebook's script away until the customer has come to the step that needs it. */
  preload?: boolean | undefined
  /** Where a customer goes whose link is over, or who needs help: an address of yours. Else your project's `support_url`. */
  supportUrl?: string | undefined
  /** Everything that happens, as it happens. */
  onEvent?: ((event: OnboardingEvent) => void) | undefined
  /** Once, when the number is connected. */
  onSuccess?: ((result: Result) => void) | undefined
  /** Each time something stops the signup; the customer may still go on. */
  onFailure?: ((failure: { code: FaultCode; remedy: Remedy }) => void) | undefined
  /** Once, when the widget is gone: the step it was left at, and why. */
  onExit?: ((exit: { step: Step; reason: ExitReason }) => void) | undefined
}
