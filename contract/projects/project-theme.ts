import * as z from 'zod/mini'
import { LinkWarning } from '../setup-link.ts'
import { Theme } from '../theme/theme.ts'

/** A version of the project's theme: what its links wear that say nothing else. */
export const ProjectTheme = z.object({
  id: z.uuid(),
  /** Counts from 1. */
  version: z.int(),
  theme: Theme,
  /** Who published it, as in the audit log. */
  actor: z.string(),
  created_at: z.string(),
})
export type ProjectTheme = z.infer<typeof ProjectTheme>

/** The version in use, with its colours that nobody could have read; `id` and what follows are null while there is none. */
export const CurrentTheme = z.object({
  id: z.nullable(z.uuid()),
  version: z.nullable(z.int()),
  theme: Theme,
  actor: z.nullable(z.string()),
  created_at: z.nullable(z.string()),
  warnings: z.array(LinkWarning),
})
export type CurrentTheme = z.infer<typeof CurrentTheme>
