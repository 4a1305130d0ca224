import { SetupLinkCreate } from '../../contract/index.ts'
import { parse } from '../http/parse.ts'
import { linkUrl } from '../http/platform/views.ts'
import { deriveKeys } from '../security/keys.ts'
import { findCustomer, listCustomers } from '../store/projects/customers.ts'
import { createSetupLink } from '../use-cases/links/create-setup-link.ts'
import { createCustomer } from '../use-cases/projects/create-customer.ts'
import { type Io, projectOf, readArguments, type Store, withStore } from './io.ts'

const help = `  patchbay link create --name <customer>            makes the customer and a link for them
  patchbay link create --external-id <your id>      for the customer with your id; with --name, made if there is none
  patchbay link create --customer <id>              for a customer that is there

  --type coexistence|dedicated    one connection type; both unless said
  --success-url, --failure-url    where the browser goes at the end
  --origin <origin>               a page that may embed the widget; may be repeated
  --language en|es|pt|hi|id|ar    the customer's, else their browser's
  --state <text>                  comes back in the redirect
  --project <id or number>        another project than the default one

The link's address is printed, and nothing else. The customer's earlier link ends.`

export async function link(args: string[], io: Io): Promise<number> {
  const { positionals, values } = readArguments(args, {
    ...{ name: { type: 'string' }, 'external-id': { type: 'string' }, customer: { type: 'string' } },
    ...{ type: { type: 'string' }, origin: { type: 'string', multiple: true }, language: { type: 'string' } },
    ...{ 'success-url': { type: 'string' }, 'failure-url': { type: 'string' }, state: { type: 'string' } },
    project: { type: 'string' },
  })
  const [verb, ...more] = positionals
  if (values.help || !verb) {
    io.say(help)
    return 0
  }
  if (verb !== 'create' || more.length) throw new Error('see patchbay link --help')
  const wanted = parse(SetupLinkCreate, {
    success_redirect_url: values['success-url'],
    failure_redirect_url: values['failure-url'],
    allowed_origins: values.origin,
    allowed_connection_types: values.type === undefined ? undefined : [values.type],
    language: values.language,
    state: values.state,
  })
  return withStore(io, async (store) => {
    const project = await projectOf(store, values.project)
    const keys = deriveKeys(store.settings.secretKeys())
    const customerId = await customerFor(store, project.id, values)
    const made = await createSetupLink(store, project.id, customerId, wanted)
    io.say(linkUrl({ keys, publicUrl: store.settings.publicUrl }, made.id))
    return 0
  })
}

interface Named {
  name?: string | undefined
  'external-id'?: string | undefined
  customer?: string | undefined
}

async function customerFor(store: Store, projectId: string, { name, 'external-id': externalId, customer }: Named) {
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
