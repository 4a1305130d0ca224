import { domainSettings } from '../../dns/settings.ts'
import type { Settings } from '../../process/settings.ts'
import { openDatabase } from '../../store/database/database.ts'
import { activeHosts } from '../../store/domains/domains.ts'
import { bad, doubtful, type Finding, good } from '../finding.ts'

/** Whether the records that projects are asked to set can lead here, and can be seen; nothing where no project has a domain. */
export async function domainsInDns({ databaseUrl, domains = {}, publicUrl }: Settings): Promise<Finding[]> {
  const said = Object.values(domains).some((value) => value !== undefined)
  if (!said && !(await hasDomains(databaseUrl))) return []
  const { addresses, resolvers, target } = domainSettings(publicUrl, domains)
  if (!target && !addresses.length)
    return [bad('records have nothing to lead to', 'set PUBLIC_URL, or PATCHBAY_DOMAINS_TARGET')]
  const answers = await Promise.all(resolvers.map((resolver) => resolver.addresses(target ?? 'example.com')))
  const silent = answers.filter((one) => !one).length
  if (silent)
    return [
      doubtful(
        `${silent} of ${resolvers.length} name servers did not answer`,
        'set PATCHBAY_RESOLVERS to servers that do, two or more: a domain is proven only when two agree',
      ),
    ]
  if (target && !addresses.length && answers.some((one) => !one?.length))
    return [
      bad(`${target} has no address in the DNS`, 'set its A record, or PATCHBAY_DOMAINS_TARGET to a name that has one'),
    ]
  return [
    resolvers.length < 2
      ? doubtful(
          'one name server is asked for the records of domains',
          'set PATCHBAY_RESOLVERS to two or more, so that who misleads one proves nothing',
        )
      : good(`records lead to ${target ?? addresses.join(', ')}, and ${resolvers.length} name servers answer`),
  ]
}

async function hasDomains(databaseUrl: string): Promise<boolean> {
  const db = await openDatabase(databaseUrl)
  try {
    return (await activeHosts(db)).length > 0
  } finally {
    await db.destroy()
  }
}
