import { type FaultCode, faults } from '../contract/index.ts'

/**
 * The one error that a customer or a backend is told about. Anything else that is thrown is a 500 we want to hear of.
 * `message` is a sentence for people who build with us; `detail` stays with the operator (Meta's code and trace id).
 */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode
  readonly detail: Record<string, unknown> | undefined

  constructor(
    code: FaultCode,
    message: string = code,
    options: { detail?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.detail = options.detail
  }

  get status(): number {
    return faults[this.code].status
  }
}
