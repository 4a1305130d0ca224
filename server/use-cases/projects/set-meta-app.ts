import { v7 as uuid } from 'uuid'
import type { MetaAppUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { aboutApp } from '../../meta/apps.ts'
import { AppCheckError, checkApp } from '../../meta/check-app.ts'
import type { SignupSettings } from '../../meta/launch.ts'
import type { Sealer } from '../../security/seal.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { keepMetaApp, metaAppOfProject } from '../../store/projects/meta-apps.ts'
import { changeProject, findProject, lockProject } from '../../store/projects/projects.ts'
import type { MetaAppRow } from '../../store/projects/tables.ts'
import { addMs, day, toIso } from '../../time.ts'

/** How long webhooks may still be signed with a secret that was replaced: those on their way, and those that Meta repeats. */
const overlap = day

/** What is known of Meta without an app: Graph's address and version, and the id of the app of the settings, if there is one. */
export interface AroundApps {
  graphUrl: string
  graphVersion: string
  settingsAppId: string | undefined
}

/**
 * Gives a project a Meta app of its own, or changes what is known of it. Meta is asked whether id and secret fit before they are kept,
 * sealed. New signups use the app from now on; what is connected stays with the app that it was connected with.
 *
 * @throws {Fault} `invalid_request` naming the field that Meta refuses, or a secret that is missing; `meta_unavailable` when Meta does
 *   not answer
 */
export async function setMetaApp(
  { db, now, sealer }: Pick<Deps, 'db' | 'now' | 'sealer'>,
  around: AroundApps,
  projectId: string,
  wanted: MetaAppUpdate,
): Promise<MetaAppRow> {
  const { app_id, app_secret } = wanted
  if (app_id === around.settingsAppId)
    throw refused('app_id is the app of the server, which a project uses that has none of its own: remove the own one')
  const before = await metaAppOfProject(db, projectId, app_id)
  const secret = app_secret ?? (before && (await sealer.open(before.secret, aboutApp('secret', before.id))))
  if (!secret) throw refused('app_secret is missing: this app is new here')
  await tryOut(around, app_id, secret, wanted.graph_version ?? before?.graph_version ?? around.graphVersion)

  return db.transaction().execute(async (tx) => {
    await lockProject(tx, projectId)
    const known = await metaAppOfProject(tx, projectId, app_id)
    const id = known?.id ?? uuid()
    const at = toIso(now())
    const replaced = known && app_secret && app_secret !== (await sealer.open(known.secret, aboutApp('secret', id)))
    const kept = await keepMetaApp(tx, {
      id,
      project_id: projectId,
      app_id,
      secret: known && !replaced ? known.secret : await sealer.seal(secret, aboutApp('secret', id)),
      previous_secret: replaced ? known.secret : (known?.previous_secret ?? null),
      previous_until: replaced ? toIso(addMs(now(), overlap)) : (known?.previous_until ?? null),
      verify_token: await verifyToken(sealer, id, wanted.webhook_verify_token, known),
      launch: JSON.stringify(launchOf(wanted, known)),
      code_redirect_uri: after(wanted.code_redirect_uri, known?.code_redirect_uri) ?? null,
      graph_version: after(wanted.graph_version, known?.graph_version) ?? null,
      created_at: at,
      updated_at: at,
    })
    const project = await findProject(tx, projectId)
    if (project.meta_app_id !== id) await changeProject(tx, projectId, { meta_app_id: id, meta_app_since: at })
    const detail = { app_id, fields: Object.keys(wanted), ...(replaced ? { secret: 'replaced' } : {}) }
    await audit(tx, now(), { projectId, action: 'meta_app.updated', subject: id, detail })
    return kept
  })
}

/** New signups use the app of the settings again. The own app is kept while something that was connected with it is here. */
export async function removeMetaApp({ db, now }: Pick<Deps, 'db' | 'now'>, projectId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockProject(tx, projectId)
    const { meta_app_id: subject } = await findProject(tx, projectId)
    if (subject === null) return
    await changeProject(tx, projectId, { meta_app_id: null, meta_app_since: toIso(now()) })
    await audit(tx, now(), { projectId, action: 'meta_app.removed', subject })
  })
}

/** What was left out stays, and null takes it away. */
const after = <Value>(given: Value | null | undefined, before: Value | null | undefined): Value | undefined =>
  (given === undefined ? before : given) ?? undefined

function launchOf(wanted: MetaAppUpdate, known: MetaAppRow | undefined): SignupSettings {
  const before: Partial<SignupSettings> = known ? JSON.parse(known.launch) : {}
  return {
    configId: wanted.config_id,
    coexistenceConfigId: after(wanted.coexistence_config_id, before.coexistenceConfigId),
    signupVersion: after(wanted.signup_version, before.signupVersion),
    signupExtras: after(wanted.signup_extras, before.signupExtras),
  }
}

async function verifyToken(sealer: Sealer, id: string, given: string | null | undefined, known?: MetaAppRow) {
  if (given === undefined) return known?.verify_token ?? null
  return given === null ? null : sealer.seal(given, aboutApp('verify token', id))
}

const fields: Record<string, string> = { META_APP_ID: 'app_id', META_GRAPH_VERSION: 'graph_version' }

async function tryOut({ graphUrl }: AroundApps, appId: string, appSecret: string, graphVersion: string) {
  try {
    await checkApp({ appId, appSecret, graphUrl, graphVersion })
  } catch (error) {
    if (!(error instanceof AppCheckError)) throw error
    if (!error.refused)
      throw new Fault('meta_unavailable', 'Meta did not answer: try again in a moment', { cause: error })
    throw refused(`${fields[error.setting ?? ''] ?? 'app_secret'} was refused by Meta: ${error.message}`)
  }
}

const refused = (reason: string) => new Fault('invalid_request', `meta_app.${reason}`)
