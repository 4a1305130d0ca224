import type { Session } from '../../contract/index.ts'
import type { Sealer } from '../security/seal.ts'
import type { Signer } from '../store/database/made-with.ts'
import type { Db } from '../store/database/tables.ts'
import { allMetaApps, findMetaApp } from '../store/projects/meta-apps.ts'
import { findProject } from '../store/projects/projects.ts'
import type { MetaAppRow } from '../store/projects/tables.ts'
import { toIso } from '../time.ts'
import type { MetaApp } from './client.ts'
import { createForward, type Forward } from './forward.ts'
import { createGraph, type Graph } from './graph.ts'
import { type CreateLaunch, createLaunch, type SignupSettings } from './launch.ts'

/** What differs from one Meta app to the other. */
export interface OfApp {
  /** Our id of it, as rows name it; null for the app of the settings. */
  metaAppId: string | null
  graph: Graph
  /** Passes calls of others on to Graph. */
  forward: Forward
  /** What the browser needs of the app, whatever the link. */
  meta: Omit<Session['meta'], 'config_id' | 'launch'>
  /** How Meta's window is opened. */
  launch: CreateLaunch
  /** What is sent as `redirect_uri` with a popup's code, where the app wants one. */
  codeRedirectUri: string | undefined
}

/** The app of the settings, and what all apps have in common. */
export interface AppSettings extends Omit<MetaApp, 'appId' | 'appSecret'> {
  app: { appId: string; appSecret: string; codeRedirectUri?: string | undefined } & SignupSettings
  sdkUrl: string
  dialogOrigins: readonly string[]
  pairing?: 'scan' | 'type' | undefined
}

/** A secret that webhooks are signed with, and whose it is. */
interface SigningSecret {
  secret: string
  appId: string
  signer: Signer
}

export interface MetaApps {
  ofSettings: OfApp
  /** The app that a row was made with. */
  of(row: { meta_app_id: string | null }): Promise<OfApp>
  /** The app that new signups of a project use. */
  ofProject(projectId: string): Promise<OfApp>
  /** The own app that new signups of a project use; undefined when it has none. */
  rowOf(projectId: string): Promise<MetaAppRow | undefined>
  /** The secrets of projects' own apps; one that was replaced lately is among them. */
  signingSecrets(): Promise<SigningSecret[]>
  /** The verify tokens of projects' own apps. */
  verifyTokens(): Promise<string[]>
}

/** Adds the app that a row was made with to what a use case works with. */
export const inApp = async <Given extends { apps: MetaApps }>(
  deps: Given,
  row: { meta_app_id: string | null },
): Promise<Given & OfApp> => ({ ...deps, ...(await deps.apps.of(row)) })

/** What the secrets of an app are sealed for. */
export const aboutApp = (what: 'secret' | 'verify token', id: string) => `meta app ${what} ${id}`

/**
 * The app of the settings, which every project uses that has none of its own, and the projects' own. Those are read from the database
 * each time, so that all processes use a new secret at once; what is made from a row is kept until the row changes.
 */
export function metaApps(
  { db, sealer, now }: { db: Db; sealer: Sealer; now: () => Date },
  settings: AppSettings,
): MetaApps {
  const { app, sdkUrl, dialogOrigins, pairing, ...common } = settings
  const made = new Map<string, { from: string; app: OfApp }>()
  const opened = new Map<string, string>()

  const make = (
    metaAppId: string | null,
    { appId, appSecret, codeRedirectUri, ...launch }: AppSettings['app'],
    graphVersion: string,
  ): OfApp => ({
    metaAppId,
    graph: createGraph({ ...common, appId, appSecret, graphVersion }),
    forward: createForward({ graphUrl: common.graphUrl, appSecret, timeout: common.timeout }),
    meta: {
      app_id: appId,
      graph_version: graphVersion,
      sdk_url: sdkUrl,
      dialog_origins: [...dialogOrigins],
      ...(pairing && { pairing }),
    },
    launch: createLaunch(launch),
    codeRedirectUri,
  })
  const ofSettings = make(null, app, common.graphVersion)

  async function ofRow(row: MetaAppRow): Promise<OfApp> {
    const from = JSON.stringify(row)
    const known = made.get(row.id)
    if (known?.from === from) return known.app
    const own = make(
      row.id,
      {
        ...(JSON.parse(row.launch) as SignupSettings),
        appId: row.app_id,
        appSecret: await sealer.open(row.secret, aboutApp('secret', row.id)),
        codeRedirectUri: row.code_redirect_uri ?? undefined,
      },
      row.graph_version ?? common.graphVersion,
    )
    made.set(row.id, { from, app: own })
    return own
  }

  async function of({ meta_app_id: id }: { meta_app_id: string | null }): Promise<OfApp> {
    if (id === null) return ofSettings
    const row = await findMetaApp(db, id)
    if (!row) throw new Error(`there is no Meta app ${id}`)
    return ofRow(row)
  }

  /** The apps with some of their secrets opened; what was opened for the last webhook is not opened again. */
  async function openAll<Secret>(read: (row: MetaAppRow, open: typeof openOne) => Promise<Secret[]>) {
    const rows = await allMetaApps(db)
    const held = new Set(
      rows.flatMap(({ secret, previous_secret, verify_token }) => [secret, previous_secret, verify_token]),
    )
    for (const sealed of opened.keys()) if (!held.has(sealed)) opened.delete(sealed)
    return (await Promise.all(rows.map((row) => read(row, openOne)))).flat()
  }

  async function openOne(sealed: string, about: string): Promise<string> {
    const known = opened.get(sealed)
    if (known !== undefined) return known
    const secret = await sealer.open(sealed, about)
    opened.set(sealed, secret)
    return secret
  }

  return {
    ofSettings,
    of,
    ofProject: async (projectId) => of(await findProject(db, projectId)),

    async rowOf(projectId) {
      const { meta_app_id: id } = await findProject(db, projectId)
      return id === null ? undefined : findMetaApp(db, id)
    },

    async signingSecrets() {
      const all = await openAll(async ({ id, app_id, secret, previous_secret, previous_until }, open) => {
        const sealed = [secret]
        if (previous_secret && previous_until && previous_until > toIso(now())) sealed.push(previous_secret)
        const about = aboutApp('secret', id)
        return Promise.all(sealed.map(async (one) => ({ id, app_id, secret: await open(one, about) })))
      })
      const known = new Map<string, { secret: string; appId: string; signer: string[] }>()
      for (const { id, app_id, secret } of all) {
        const key = `${app_id} ${secret}`
        const same = known.get(key) ?? { secret, appId: app_id, signer: [] }
        same.signer.push(id)
        known.set(key, same)
      }
      return [...known.values()]
    },

    verifyTokens: () =>
      openAll(async ({ id, verify_token }, open) =>
        verify_token ? [await open(verify_token, aboutApp('verify token', id))] : [],
      ),
  }
}
