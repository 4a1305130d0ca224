import { getServers } from 'node:dns'
import { Resolver as NodeResolver } from 'node:dns/promises'

/** What one name server said. Undefined when it did not say: it is silent, fails or refuses. An empty list is an answer. */
type Said<Value> = Promise<Value[] | undefined>

/** One name server that looks up names for others. */
export interface Resolver {
  txt(name: string): Said<string>
  cname(name: string): Said<string>
  /** IPv4 and IPv6. */
  addresses(name: string): Said<string>
  /** Who may make certificates for the name, by its CAA records; undefined in the list stands for a record about something else. */
  issuers(name: string): Said<string | undefined>
}

/**
 * The name servers to ask, each by itself; those of the machine when none are named.
 *
 * @param timeout of one of two tries, in milliseconds
 */
export const resolversOf = (named: readonly string[] | undefined, timeout: number): Resolver[] =>
  [...new Set(named?.length ? named : getServers())].map((server) => resolverAt(server, timeout))

/** @param server its address, and its port when that is not 53 */
function resolverAt(server: string, timeout: number): Resolver {
  const node = new NodeResolver({ timeout, tries: 2 })
  try {
    node.setServers([server])
  } catch (error) {
    throw new Error(`PATCHBAY_RESOLVERS must be addresses of name servers: ${server} is none`, { cause: error })
  }
  return {
    txt: async (name) => (await said(node.resolveTxt(name)))?.map((parts) => parts.join('')),
    cname: (name) => said(node.resolveCname(name)),
    async addresses(name) {
      const [four, six] = await Promise.all([said(node.resolve4(name)), said(node.resolve6(name))])
      return four && six && [...four, ...six]
    },
    issuers: async (name) =>
      (await said(node.resolveCaa(name)))?.map(({ issue }) => issue?.split(';')[0]?.trim().toLowerCase()),
  }
}

/** The name has no such record, or is not there. Everything else is no answer. */
const nothingThere = new Set(['ENODATA', 'ENOTFOUND'])

async function said<Value>(asked: Promise<Value[]>): Said<Value> {
  try {
    return await asked
  } catch (error) {
    return nothingThere.has((error as NodeJS.ErrnoException).code ?? '') ? [] : undefined
  }
}
