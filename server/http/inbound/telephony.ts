import { Router } from 'express'
import type { Deps } from '../../deps.ts'
import { runAs } from '../../runtime/actor.ts'
import { type ProviderName, providerNames, providers } from '../../telephony/providers.ts'
import { takeCode } from '../../use-cases/provisioning/take-code.ts'

/** `/webhooks/<provider>`: the texts and calls that come to the numbers we provide. */
export function telephonyWebhooks(deps: Deps): Router {
  const router = Router()
  for (const name of providerNames) router.use(`/${name}`, webhooksOf(deps, name))
  return router
}

function webhooksOf(deps: Deps, name: ProviderName): Router {
  const { log, publicUrl, telephony } = deps
  const { title, webhooks } = providers[name]
  return webhooks({
    url: `${publicUrl}/webhooks/${name}`,
    log,
    accounts: async (accountSid) =>
      (await telephony.at(name, accountSid)).map(({ credentials, projectId }) => ({
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
  })
}
