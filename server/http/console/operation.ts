import type { Deps } from '../../deps.ts'
import { operations } from '../operation.ts'

/** Whose session a request carries. */
export interface SessionHolder {
  projectId: string
  sessionId: string
}

export const { get, post, remove } = operations<Deps, SessionHolder>()
