import { type FaultCode, faults } from '../contract/index.ts'

/**
 * The one error that customers and backends are shown. Any other error is a 500 and a bug. `message` is a sentence for
 * developers; `detail` is for the operator alone (Meta's code and trace id).
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
