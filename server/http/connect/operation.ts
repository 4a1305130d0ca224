import type { Deps } from '../../deps.ts'
import type { Pending } from '../../runtime/pending.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { operations } from '../operation.ts'

export interface ConnectDeps extends Deps {
  /** Ends of popups that are not answered yet: a code of Meta's lives for seconds and works once. */
  popups: Pending
}

/** Whose token a request carries. */
export interface LinkHolder {
  link: SetupLinkRow
}

export const { get, post, put, remove } = operations<ConnectDeps, LinkHolder>()
