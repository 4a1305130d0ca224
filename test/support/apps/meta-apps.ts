import { createHmac, randomBytes } from 'node:crypto'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { type Reply, request, type World } from '../world.ts'

const digits = () => String(10n ** 15n + BigInt(`0x${randomBytes(6).toString('hex')}`))

/** A project with a Meta app of its own, which the small Meta of this world plays, too. */
export async function projectWithApp(world: World, name: string) {
  const { project, key } = await createProject({ db: world.db, now: () => new Date() }, name)
  const app = world.sandbox.control.apps.add({
    id: digits(),
    secret: randomBytes(16).toString('hex'),
    configId: digits(),
    coexistenceConfigId: digits(),
    name,
  })
  const api = (method: string, path: string, body?: unknown): Promise<Reply> =>
    world.api(method, path, body, { 'X-API-Key': key })
  return {
    projectId: project.id,
    key,
    app,
    api,
    /** What the project says of its app; `more` says it otherwise. */
    set: (more: object = {}) =>
      api('PUT', '/meta_app', {
        meta_app: {
          app_id: app.id,
          app_secret: app.secret,
          config_id: app.configId,
          coexistence_config_id: app.coexistenceConfigId,
          webhook_verify_token: `verify ${name} please`,
          ...more,
        },
      }),
    async link(options: object = {}) {
      const customer = (await api('POST', '/customers', { customer: { name: `Customer of ${name}` } })).body.data
      const made = await api('POST', `/customers/${customer.id}/setup_links`, { setup_link: options })
      if (made.status !== 201) throw new Error(`no link: ${JSON.stringify(made.body)}`)
      return { ...made.body.data, customerId: customer.id }
    },
    /** Signs a customer of the project up in the window of an app; its own one when none is named. */
    async connect(options: { app?: string; choices?: object } = {}) {
      const link = await this.link()
      const finish = { ...options.choices, app: options.app ?? app.id }
      const reply = await world.signUp(link, { finish })
      return { link, reply, ...reply.body.result } as {
        link: { token: string; customerId: string }
        reply: Reply
        phone_number_id: string
        business_account_id: string
      }
    },
  }
}

export type ProjectWithApp = Awaited<ReturnType<typeof projectWithApp>>

/** A webhook of Meta's with these changes, signed with any secret. */
export function told(
  world: Pick<World, 'url'>,
  secret: string,
  changes: { waba: string; field: string; value: object; at?: number }[],
) {
  const entry = changes.map(({ waba, field, value, at = Math.floor(Date.now() / 1_000) }) => ({
    id: waba,
    time: at,
    changes: [{ field, value }],
  }))
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry })
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  return request('POST', `${world.url}/webhooks/meta`, body, { 'X-Hub-Signature-256': `sha256=${signature}` })
}

/** The token that Meta gives an app for a code. */
export async function tokenOf(
  { sandbox }: World,
  { id, secret }: { id: string; secret: string },
  code: string,
): Promise<string> {
  const form = new URLSearchParams({ client_id: id, client_secret: secret, code })
  const reply = await fetch(`${sandbox.url}/v26.0/oauth/access_token`, { method: 'POST', body: form })
  return ((await reply.json()) as { access_token: string }).access_token
}
