import type { Deps } from '../../deps.ts'
import { runAs } from '../../runtime/actor.ts'
import type { Inbound } from '../../telephony/provider.ts'
import { type ProviderName, providerNames, providers } from '../../telephony/providers.ts'
import { takeCode } from '../../use-cases/provisioning/take-code.ts'
import { type Surface, withDeps } from '../surface.ts'

const baseOf = (name: ProviderName) => `/webhooks/${name}`

/** `/webhooks/<provider>`: the texts and calls that come to the numbers we provide. */
export const telephonyWebhooks: Surface<Deps>[] = providerNames.map((name) => {
  const { title, webhooks } = providers[name]
  const { before, operations, errors, after } = webhooks
  const surface = { base: baseOf(name), needs: 'nothing', errors, before, after } as const
  const routes = withDeps({ ...surface, resources: [{ tag: title, operations }] }, (deps: Deps) =>
    inboundOf(deps, name),
  )
  return {
    ...routes,
    before(router, deps) {
      router.use(deps.bodies('telephony'))
      routes.before?.(router, deps)
    },
  }
})

/** A section of the API document for each provider. */
export const telephonyTags = providerNames.map((name) => {
  const { title, webhooks } = providers[name]
  return { name: title, description: webhooks.description }
})

function inboundOf(deps: Deps, name: ProviderName): Inbound<Record<string, string>> {
  const { log, publicUrl, telephony } = deps
  const { title } = providers[name]
  return {
    url: `${publicUrl}${baseOf(name)}`,
    log,
    accounts: async (account) =>
      (await telephony.at(name, account)).map(({ credentials, projectId }) => ({
        credentials: credentials.fields,
        projectId,
      })),
    take: (projectIds, phoneNumber, code) =>
      runAs(name, async () => {
        const known = await takeCode(deps, projectIds, phoneNumber, code)
        if (!known)
          log.warn(
            `${title} sent a text or call that was ignored: no project of that account has its number. Release the number at ${title}, or import it`,
          )
        else if (!code) log.info(`${title} sent a text or call that was ignored: it holds no code of WhatsApp`)
      }),
  }
}
