import { cloudflare } from '../../certificates/cloudflare.ts'
import { domainSettings } from '../../dns/settings.ts'
import { servesNothing } from '../../runtime/hosts.ts'
import { createKeyedQueue } from '../../runtime/keyed-queue.ts'
import { deriveKeys } from '../../security/keys.ts'
import { domainOfHost, findDomain, listDomains } from '../../store/domains/domains.ts'
import { hostnameOf } from '../../store/domains/hostname.ts'
import type { DomainRow } from '../../store/domains/tables.ts'
import { createDomain } from '../../use-cases/domains/create-domain.ts'
import { viewDomain } from '../../use-cases/domains/domain-view.ts'
import { removeDomain } from '../../use-cases/domains/remove-domain.ts'
import { verifyDomain } from '../../use-cases/domains/verify-domain.ts'
import { createCommand, inProject, runCommand } from '../command.ts'
import { type Io, projectOf, type Store, sayTable, withStore } from '../io.ts'

interface Options {
  project?: string
}

export const domains = (args: string[], io: Io) => runCommand(args, () => domainsCommand(io))

function domainsCommand(io: Io) {
  const command = createCommand('patchbay domains', io).addHelpText(
    'after',
    '\n<domain> is its host or its id. A running server looks for the records by itself: often for 72 hours, then once a day.',
  )
  inProject(command.command('list'))
    .description('every domain of the project, and how it stands')
    .action((options: Options) => list(io, options))
  inProject(command.command('add'))
    .description('add a host, and show the DNS records to set')
    .argument('<host>')
    .action((host: string, options: Options) => add(io, host, options))
  inProject(command.command('show'))
    .description('the records of a domain, and what was found of them')
    .argument('<domain>')
    .option('--verify', 'look for them now')
    .action((word: string, options: Options & { verify?: true }) => show(io, word, options))
  inProject(command.command('remove'))
    .description('give a host up; its links go on under the address of this server')
    .argument('<domain>')
    .action((word: string, options: Options) => remove(io, word, options))
  return command
}

const settingsOf = ({ settings }: Store) => domainSettings(settings.publicUrl, settings.domains)

const list = (io: Io, options: Options) =>
  withStore(io, async (store) => {
    const { id } = await projectOf(store, options.project)
    const { rows } = await listDomains(store.db, id, {}, { page: 1, per_page: 500 })
    sayTable(
      io,
      ['HOST', 'STATUS', 'SINCE', 'ID'],
      rows.map((row) => [row.hostname, row.state, sinceOf(row), row.id]),
    )
  })

const sinceOf = ({ activated_at, created_at, failing_since, state }: DomainRow) =>
  (state === 'active' ? activated_at : failing_since) ?? created_at

const add = (io: Io, host: string, options: Options) =>
  withStore(io, async (store) => {
    const project = await projectOf(store, options.project)
    const domains = settingsOf(store)
    const row = await createDomain(
      { ...store, domains, keys: deriveKeys(store.settings.secretKeys()) },
      project.id,
      host,
    )
    io.say(`${row.hostname} of project ${project.name} waits for these records, which a running server looks for:`)
    sayRecords(io, viewDomain({ domains }, row))
  })

const show = (io: Io, word: string, options: Options & { verify?: true }) =>
  withStore(io, async (store) => {
    const domains = settingsOf(store)
    const found = await domainOf(store, word, options)
    const row = options.verify
      ? await verifyDomain(
          { ...store, ...servesNothing, certificates: certificatesOf(store), domains, queue: createKeyedQueue() },
          found.project_id,
          found.id,
        )
      : found
    const domain = viewDomain({ domains }, row)
    io.say(`${row.hostname} is ${row.state} since ${sinceOf(row)}.`)
    sayRecords(io, domain)
    for (const { what, ok, finding, help } of domain.checks)
      io.say(`${ok ? 'ok  ' : ok === null ? '?   ' : 'FAIL'}  ${what}: ${help ?? finding}`)
    if (!domain.checks.length) io.say('Nobody looked for them yet: a running server does, or --verify.')
  })

const remove = (io: Io, word: string, options: Options) =>
  withStore(io, async (store) => {
    const { hostname, id, project_id } = await domainOf(store, word, options)
    await removeDomain({ ...store, ...servesNothing, certificates: certificatesOf(store) }, project_id, id)
    io.say(`${hostname} is removed. Links that were sent with it work under ${store.settings.publicUrl}.`)
  })

const sayRecords = (io: Io, { records }: ReturnType<typeof viewDomain>) =>
  sayTable(
    io,
    ['TYPE', 'NAME', 'VALUE', 'PURPOSE'],
    records.map(({ type, name, value, purpose }) => [type, name, value, purpose]),
  )

/** By its host, or by its id. */
async function domainOf(store: Store, word: string, options: Options): Promise<DomainRow> {
  const project = await projectOf(store, options.project)
  const { hostname } = hostnameOf(word)
  const row =
    (hostname && (await domainOfHost(store.db, project.id, hostname))) || (await findDomain(store.db, project.id, word))
  if (!row) throw new Error(`the project has no domain ${word}: see patchbay domains list`)
  return row
}

const certificatesOf = ({ settings }: Store) => settings.cloudflare && cloudflare(settings.cloudflare)
