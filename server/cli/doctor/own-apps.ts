import { aboutApp } from '../../meta/apps.ts'
import { AppCheckError, checkApp, webhookOfApp } from '../../meta/check-app.ts'
import { defaultGraphVersion } from '../../meta/client.ts'
import type { Settings } from '../../process/settings.ts'
import { deriveKeys } from '../../security/keys.ts'
import { createSealer } from '../../security/seal.ts'
import { allMetaApps } from '../../store/projects/meta-apps.ts'
import { bad, doubtful, type Finding, good } from '../finding.ts'
import { inDatabase } from './in-database.ts'

/**
 * Checks each Meta app of a project's own, those included that a project left while numbers use them: id and secret, and where Meta
 * sends its webhooks. A database that cannot be opened was reported before.
 */
export async function ownApps({ databaseUrl, meta, publicUrl, secretKey }: Settings): Promise<[string, Finding][]> {
  const sealer = createSealer(deriveKeys([secretKey].flat().map((one) => Buffer.from(one, 'base64'))))
  const found: [string, Finding][] = []
  return inDatabase({ databaseUrl }, [], async (db) => {
    for (const row of await allMetaApps(db)) {
      const what = `Meta app ${row.app_id} of project ${row.project_id}`
      const appSecret = await sealer.open(row.secret, aboutApp('secret', row.id)).catch(() => undefined)
      if (appSecret === undefined) {
        found.push([what, bad('no key opens its secret', 'set it again: patchbay app set')])
        continue
      }
      const graphUrl = meta.graphUrl ?? 'https://graph.facebook.com'
      const graphVersion = row.graph_version ?? meta.graphVersion ?? defaultGraphVersion
      const app = { appId: row.app_id, appSecret, graphUrl, graphVersion }
      found.push([what, row.app_id === meta.appId ? twice(row.project_id) : await checked(app)])
      found.push([`${what}, webhook`, await webhook(app, `${publicUrl}/webhooks/meta`)])
    }
    return found
  })
}

type App = Parameters<typeof checkApp>[0]

const twice = (projectId: string) =>
  bad(
    'it is the app of the settings, too: its webhooks do not reach what was connected with it as an own app',
    `patchbay app remove --project ${projectId}, and connect its numbers again`,
  )

async function checked(app: App): Promise<Finding> {
  try {
    await checkApp(app)
    return good(`Meta knows it and its secret, and serves ${app.graphVersion}`)
  } catch (error) {
    const refused = error instanceof AppCheckError && error.refused
    return bad(
      (error as Error).message,
      refused
        ? "compare it with App settings > Basic in Meta's app dashboard, then: patchbay app set"
        : 'this machine must reach Meta: check its way out, and META_GRAPH_URL if you set it',
    )
  }
}

async function webhook(app: App, wanted: string): Promise<Finding> {
  const advice = `in the dashboard of this app, under WhatsApp > Configuration, let the callback URL be ${wanted}, and its verify token the one of patchbay app set`
  try {
    const found = await webhookOfApp(app)
    if (found === wanted) return good(`Meta sends to ${wanted}`)
    return doubtful(found ? `Meta sends to ${found}` : 'Meta sends nowhere: lost connections go unnoticed', advice)
  } catch (error) {
    return doubtful(`Meta was asked, and did not say: ${(error as Error).message}`, advice)
  }
}
