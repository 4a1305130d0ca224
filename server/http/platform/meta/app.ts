import * as z from 'zod/mini'
import { MetaAppUpdate, MetaAppView } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { SignupExtras, type SignupSettings, signupVersion } from '../../../meta/launch.ts'
import { numbersByApp } from '../../../store/projects/meta-apps.ts'
import type { MetaAppRow } from '../../../store/projects/tables.ts'
import { type AroundApps, removeMetaApp, setMetaApp } from '../../../use-cases/projects/set-meta-app.ts'
import type { Resource } from '../../surface.ts'
import { get, gone, one, put, remove } from '../operation.ts'

/** The same with what Meta would not accept for the keys of `signup_extras` that we know. */
export const MetaAppWanted = z.extend(MetaAppUpdate, {
  signup_version: z.nullish(signupVersion),
  signup_extras: z.nullish(SignupExtras),
})

const aroundApps = ({ apps: { ofSettings }, graphUrl }: Pick<Deps, 'apps' | 'graphUrl'>): AroundApps => ({
  graphUrl,
  graphVersion: ofSettings.meta.graph_version,
  settingsAppId: ofSettings.meta.app_id,
})

type Viewing = Pick<Deps, 'apps' | 'db' | 'now' | 'publicUrl'>

/** The app that new signups of a project use. */
async function viewMetaApp(deps: Viewing, projectId: string): Promise<MetaAppView> {
  const phone_numbers = await numbersByApp(deps.db, projectId)
  const row = await deps.apps.rowOf(projectId)
  const shown = row ? viewOfRow(row) : viewOfSettings(deps)
  return MetaAppView.parse({
    ...shown,
    webhook_url: `${deps.publicUrl}/webhooks/meta`,
    phone_numbers: phone_numbers.map(({ app_id, count }) => ({ app_id, count: Number(count) })),
  })
}

function viewOfRow(row: MetaAppRow) {
  const { configId, coexistenceConfigId, signupVersion, signupExtras } = JSON.parse(row.launch) as SignupSettings
  return {
    source: 'project',
    app_id: row.app_id,
    config_id: configId,
    coexistence_config_id: coexistenceConfigId ?? null,
    signup_version: signupVersion ?? null,
    signup_extras: signupExtras ?? null,
    code_redirect_uri: row.code_redirect_uri,
    graph_version: row.graph_version,
    has_verify_token: row.verify_token !== null,
    previous_secret_until: row.previous_until,
  }
}

/** Of the server's app, what every browser may see that signs up with it. */
function viewOfSettings({ apps: { ofSettings } }: Viewing) {
  const [dedicated, coexistence] = [ofSettings.launch('dedicated'), ofSettings.launch('coexistence')]
  const other = coexistence.config_id !== dedicated.config_id
  return {
    source: 'settings',
    app_id: ofSettings.meta.app_id,
    config_id: dedicated.config_id,
    coexistence_config_id: other ? coexistence.config_id : null,
    signup_version: null,
    signup_extras: null,
    code_redirect_uri: null,
    graph_version: ofSettings.meta.graph_version,
    has_verify_token: false,
    previous_secret_until: null,
  }
}

/** The Meta app of the key's project. */
export const metaApp: Resource<Deps> = {
  tag: 'Project',
  operations: [
    get('/meta_app', {
      id: 'getMetaApp',
      summary: 'The Meta app that new signups use',
      description: 'Its secret and its verify token are never shown.',
      answer: one(MetaAppView),
      handle: ({ deps, caller }) => viewMetaApp(deps, caller.projectId),
    }),
    put('/meta_app', {
      id: 'setMetaApp',
      summary: 'Give the project a Meta app of its own, or another secret of it',
      description:
        'Meta is asked whether id and secret fit before they are kept, sealed. Numbers that are connected, and signups under way, stay with the app that they began with. A secret that is replaced is good for webhooks for 24 hours more, and then forgotten.',
      body: z.object({ meta_app: MetaAppWanted }),
      example: { meta_app: { app_id: '718204465913208', app_secret: '5a9d0c7be1f2…', config_id: '903317582046651' } },
      answer: one(MetaAppView),
      refusals: [422, 502],
      async handle({ deps, caller, body }) {
        await setMetaApp(deps, aroundApps(deps), caller.projectId, body.meta_app)
        return viewMetaApp(deps, caller.projectId)
      },
    }),
    remove('/meta_app', {
      id: 'removeMetaApp',
      summary: 'Let new signups use the app of the server again',
      description: 'The own app is kept for the numbers that were connected with it, until the last of them is gone.',
      answer: gone,
      handle: ({ deps, caller }) => removeMetaApp(deps, caller.projectId),
    }),
  ],
}
