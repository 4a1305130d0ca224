import { AccountKeyCreate, ApiKeyCreate, ApiKeyRotate } from '../../contract/index.ts'
import { parse } from '../http/parse.ts'
import { viewKey } from '../http/platform/api-keys.ts'
import { listKeys } from '../store/projects/api-keys.ts'
import type { Project } from '../store/projects/tables.ts'
import { toIso } from '../time.ts'
import { createAccountKey } from '../use-cases/messaging/create-account-key.ts'
import { createApiKey } from '../use-cases/projects/create-api-key.ts'
import { revokeApiKey } from '../use-cases/projects/revoke-api-key.ts'
import { rotateApiKey } from '../use-cases/projects/rotate-api-key.ts'
import { createCommand, inProject, runCommand } from './command.ts'
import { type Io, projectOf, type Store, sayTable, withStore } from './io.ts'

interface Options {
  project?: string
}

interface Making extends Options {
  role?: string
  expires?: string
  account?: string
  scopes?: string
}

export const keys = (args: string[], io: Io) => runCommand(args, () => keysCommand(io))

function keysCommand(io: Io) {
  const command = createCommand('patchbay keys', io)
  inProject(command.command('list'))
    .description('every key, and what became of it')
    .action((options: Options) => list(io, options))
  inProject(command.command('create'))
    .description('make a key, which is shown this once')
    .argument('<name>')
    .option('--role <role>', 'read, or act: what the key may do', 'act')
    .option('--expires <moment>', 'when the key ends')
    .option('--account <id>', 'a key of this WhatsApp Business Account alone, for the Graph proxy')
    .option('--scopes <list>', 'what a key of an account may do, such as messages,media')
    .action((name: string, options: Making) => create(io, name, options))
  inProject(command.command('rotate'))
    .description('make a new key; the old one works 24 hours more, or as long as said')
    .argument('<id>')
    .option('--overlap <hours>', 'how long the old key still works')
    .action((id: string, options: Options & { overlap?: string }) => rotate(io, id, options))
  inProject(command.command('revoke'))
    .description('end a key at once, for good')
    .argument('<id>')
    .action((id: string, options: Options) => revoke(io, id, options))
  return command
}

const list = (io: Io, options: Options) =>
  withStore(io, async (store) => {
    const { id } = await projectOf(store, options.project)
    const { rows } = await listKeys(store.db, id, { page: 1, per_page: 500 })
    const shown = rows.map((row) => viewKey(row, toIso(store.now())))
    sayTable(
      io,
      ['ID', 'PREFIX', 'NAME', 'ROLE', 'STATUS', 'ENDS', 'LAST USED'],
      shown.map((key) => [
        key.id,
        key.prefix ?? '-',
        key.name ?? '(settings)',
        key.role,
        key.status,
        key.expires_at ?? '-',
        key.last_used_at ?? '-',
      ]),
    )
  })

const create = (io: Io, name: string, options: Making) =>
  withStore(io, async (store) => {
    const project = await projectOf(store, options.project)
    if (options.account !== undefined) return createForAccount(io, store, project, name, options)
    if (options.scopes !== undefined) throw new Error('--scopes is for a key of one account: say which with --account')
    const wanted = parse(ApiKeyCreate, { name, role: options.role, expires_at: options.expires })
    const { row, key } = await createApiKey(store, project.id, wanted)
    io.say(`Key ${row.id} of project ${project.name}, shown this once: ${key}`)
  })

async function createForAccount(io: Io, store: Store, project: Project, name: string, options: Making) {
  const { account = '', expires, scopes } = options
  const wanted = parse(AccountKeyCreate, { name, expires_at: expires, scopes: scopes?.split(',') })
  const { row, key } = await createAccountKey(store, project.id, account, wanted)
  io.say(`Key ${row.id} of account ${account} in project ${project.name}, shown this once: ${key}`)
}

const rotate = (io: Io, id: string, options: Options & { overlap?: string }) =>
  withStore(io, async (store) => {
    const project = await projectOf(store, options.project)
    const overlap = options.overlap === undefined ? {} : { overlap_hours: Number(options.overlap) }
    const { overlap_hours } = parse(ApiKeyRotate, overlap)
    const { row, key } = await rotateApiKey(store, project.id, id, overlap_hours)
    io.say(`Key ${row.id} takes the place of ${id}, which works ${overlap_hours} hours more.`)
    io.say(`Shown this once: ${key}`)
  })

const revoke = (io: Io, id: string, options: Options) =>
  withStore(io, async (store) => {
    const project = await projectOf(store, options.project)
    await revokeApiKey(store, project.id, id)
    io.say(`Key ${id} is revoked.`)
  })
