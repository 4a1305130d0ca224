import type { Deps } from '../../deps.ts'
import { operations } from '../operation.ts'
import type { BrowserFiles } from './browser-files.ts'

export interface HostedDeps extends Deps {
  files: BrowserFiles
}

export const { get } = operations<HostedDeps>()
