import { metaApps } from '../meta/apps.ts'
import { defaultGraphVersion } from '../meta/client.ts'
import type { Settings } from '../process/settings.ts'
import type { Sealer } from '../security/seal.ts'
import type { Db } from '../store/database/tables.ts'

/** The Meta apps that a server with these settings would use. */
export const appsOfSettings = ({ meta }: Settings, store: { db: Db; sealer: Sealer }) =>
  metaApps(
    { ...store, now: () => new Date() },
    {
      app: meta,
      graphUrl: meta.graphUrl ?? 'https://graph.facebook.com',
      graphVersion: meta.graphVersion ?? defaultGraphVersion,
      timeout: 10_000,
      sdkUrl: '',
      dialogOrigins: [],
    },
  )
