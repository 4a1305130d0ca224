import type { Deps } from '../../deps.ts'
import type { Pending } from '../../runtime/pending.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import type { Opening } from '../../store/signup/openings.ts'
import type { BrowserFiles } from '../hosted/browser-files.ts'
import { operations } from '../operation.ts'

export interface ConnectDeps extends Deps {
  /** Requests that report the end of a popup and are not answered yet: Meta's code lives for seconds and works once. */
  popups: Pending
  files: BrowserFiles
}

/** Whose token a request carries. */
export interface LinkHolder {
  link: SetupLinkRow
  /** Read with the link where a session is asked for, and there alone. */
  opening?: Opening | undefined
}

export const { get, post, put, remove } = operations<ConnectDeps, LinkHolder>()
