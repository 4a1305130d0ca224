import type { Deps } from '../../deps.ts'
import { operations } from '../operation.ts'

export interface OperatorDeps extends Deps {
  /** What Prometheus must send. */
  metricsToken: string | undefined
  /** What who asks for certificates must send, unless from this machine. */
  askToken: string | undefined
}

export const { get } = operations<OperatorDeps>()
