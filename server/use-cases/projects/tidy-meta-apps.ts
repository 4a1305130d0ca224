import type { Deps } from '../../deps.ts'
import { forgetLeftApps, forgetPreviousSecrets } from '../../store/projects/meta-apps.ts'
import { toIso } from '../../time.ts'

/** Forgets secrets whose time is over, and apps that their project left and that nothing here needs any more. */
export async function tidyMetaApps({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<void> {
  await forgetPreviousSecrets(db, toIso(now()))
  await forgetLeftApps(db)
}
