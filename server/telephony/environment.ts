import type * as z from 'zod/mini'
import { plainMessages } from '../http/parse.ts'
import { providerNames, providers, type TelephonySettings } from './providers.ts'

/** The variables of every provider. `issues` are about those that are wrong. */
export function readTelephonySettings(env: NodeJS.ProcessEnv): {
  settings: TelephonySettings
  issues: z.core.$ZodIssue[]
} {
  const settings: Partial<Record<string, object>> = {}
  const issues: z.core.$ZodIssue[] = []
  for (const name of providerNames) {
    const parsed = providers[name].environment.safeParse(env, plainMessages)
    if (parsed.success) settings[name] = parsed.data
    else issues.push(...parsed.error.issues)
  }
  return { settings: settings as TelephonySettings, issues }
}
