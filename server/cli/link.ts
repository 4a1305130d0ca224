import { Language, SetupLinkCreate } from '../../contract/index.ts'
import { parse } from '../http/parse.ts'
import { linkUrl } from '../http/platform/views.ts'
import { createHosts } from '../runtime/hosts.ts'
import { deriveKeys } from '../security/keys.ts'
import { findCustomer, listCustomers } from '../store/projects/customers.ts'
import { createSetupLink } from '../use-cases/links/create-setup-link.ts'
import { createCustomer } from '../use-cases/projects/create-customer.ts'
import { createCommand, inProject, runCommand } from './command.ts'
import { type Io, projectOf, type Store, withStore } from './io.ts'

const about = `
  --name <customer>            makes the customer and a link for them
  --external-id <your id>      for the customer with your id; with --name, made if there is none
  --customer <id>              for a customer that is there

The link's address is printed, and nothing else. The customer's earlier link ends.`

interface Options extends Named {
  type?: string
  successUrl?: string
  failureUrl?: string
  origin?: string[]
  language?: string
  domain?: string
  state?: string
  project?: string
}

export const link = (args: string[], io: Io) => runCommand(args, () => linkCommand(io))

function linkCommand(io: Io) {
  const command = createCommand('patchbay link', io).addHelpText('after', about)
  inProject(command.command('create'))
    .description('make a link for one customer')
    .option('--name <customer>', 'who it is for, by a name')
    .option('--external-id <your id>', 'by your own id')
    .option('--customer <id>', 'by our id')
    .option('--type <type>', 'one connection type, coexistence or dedicated; both unless said')
    .option('--success-url <url>', 'where the browser goes at the end')
    .option('--failure-url <url>', 'where it goes when the signup failed')
    .option('--origin <origin...>', 'a page that may embed the widget; may be repeated')
    .option('--language <language>', `the customer's: ${Language.options.join(', ')}; else their browser's`)
    .option('--domain <host>', 'the host of its address, an active domain of the project; else the newest one')
    .option('--state <text>', 'comes back in the redirect')
    .addHelpText('after', about)
    .action((options: Options) => create(io, options))
  return command
}

function create(io: Io, options: Options) {
  const wanted = parse(SetupLinkCreate, {
    success_redirect_url: options.successUrl,
    failure_redirect_url: options.failureUrl,
    allowed_origins: options.origin,
    allowed_connection_types: options.type === undefined ? undefined : [options.type],
    language: options.language,
    domain: options.domain,
    state: options.state,
  })
  return withStore(io, async (store) => {
    const project = await projectOf(store, options.project)
    const keys = deriveKeys(store.settings.secretKeys())
    const customerId = await customerFor(store, project.id, options)
    const { publicUrl } = store.settings
    const hosts = await createHosts({ ...store, publicUrl, log: { warn() {} } })
    try {
      const made = await createSetupLink({ ...store, hosts }, project.id, customerId, wanted)
      io.say(linkUrl({ keys, publicUrl, hosts }, made))
    } finally {
      await hosts.close()
    }
  })
}

interface Named {
  name?: string | undefined
  externalId?: string | undefined
  customer?: string | undefined
}

async function customerFor(store: Store, projectId: string, { name, externalId, customer }: Named) {
  if (customer) {
    if (!(await findCustomer(store.db, projectId, customer))) throw new Error(`there is no customer ${customer}`)
    return customer
  }
  if (externalId) {
    const { rows } = await listCustomers(
      store.db,
      projectId,
      { external_customer_id: externalId },
      { page: 1, per_page: 1 },
    )
    if (rows[0]) return rows[0].id
    if (!name) throw new Error(`there is no customer with the external id ${externalId}: with --name one is made`)
  }
  if (!name?.trim())
    throw new Error('whom is the link for? --name, --external-id or --customer, see patchbay link --help')
  const made = await createCustomer(store, projectId, { name: name.trim(), external_customer_id: externalId })
  return made.id
}
