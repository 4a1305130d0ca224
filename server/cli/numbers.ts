import { readFileSync } from 'node:fs'
import { NumberPoolUpdate, PoolNumberStatus, PoolNumbersImport } from '../../contract/index.ts'
import { parse } from '../http/parse.ts'
import { viewPoolNumbers, viewPools } from '../http/platform/number-pools.ts'
import { readNumbers } from '../http/platform/numbers-csv.ts'
import { ensurePool, findPoolOf, listPools } from '../store/provisioning/number-pools.ts'
import { listProvided } from '../store/provisioning/provided-lists.ts'
import { toIso } from '../time.ts'
import { drainPool, importNumbers, updatePool } from '../use-cases/provisioning/update-pool.ts'
import { createCommand, inProject, runCommand } from './command.ts'
import { type Io, projectOf, type Store, sayTable, withStore } from './io.ts'

const all = { page: 1, per_page: 500 }

interface Options {
  project?: string
}

export const numbers = (args: string[], io: Io) => runCommand(args, () => numbersCommand(io))

function numbersCommand(io: Io) {
  const command = createCommand('patchbay numbers', io).addHelpText(
    'after',
    '\nA running server makes imported numbers ready, and gives released ones back to the provider.',
  )
  inProject(command.command('pools'))
    .description('every pool, and how many numbers it has')
    .action((options: Options) => pools(io, options))
  inProject(command.command('list'))
    .description('the numbers of one pool')
    .argument('<country>')
    .option('--status <status>', 'those of one status')
    .action((country: string, options: Options & { status?: string }) => list(io, country, options))
  inProject(command.command('import'))
    .description('take a list: columns phone_number and, where there is one, preverified_id')
    .argument('<country>')
    .argument('<file.csv>')
    .action((country: string, file: string, options: Options) => importFile(io, country, file, options))
  inProject(command.command('warn'))
    .description('warn when fewer than so many are ready; 0 never')
    .argument('<country>')
    .argument('<number>')
    .action((country: string, mark: string, options: Options) => warn(io, country, mark, options))
  inProject(command.command('drain'))
    .description('give out no more')
    .argument('<country>')
    .option('--release', 'also release what is ready')
    .action((country: string, options: Options & { release?: boolean }) => drain(io, country, options))
  return command
}

const pools = (io: Io, options: Options) =>
  withStore(io, async (store) => {
    const project = await projectOf(store, options.project)
    const { rows } = await listPools(store.db, project.id, undefined, all)
    const shown = await viewPools(store.db, rows)
    sayTable(
      io,
      ['COUNTRY', 'READY', 'CHECKING', 'RESERVED', 'CONNECTED', 'SET ASIDE', 'WARNS BELOW', ''],
      shown.map(({ country_iso, numbers: has, low_water_mark, draining }) =>
        [
          country_iso,
          has.available,
          has.checking,
          has.reserved,
          has.connected,
          has.set_aside,
          low_water_mark,
          draining ? 'draining' : '',
        ].map(String),
      ),
    )
  })

const list = (io: Io, country: string, options: Options & { status?: string }) =>
  withStore(io, async (store) => {
    const status = options.status === undefined ? undefined : parse(PoolNumberStatus, options.status)
    const { id } = await poolOf(store, options, country)
    const { rows } = await listProvided(store.db, id, { status }, all)
    const shown = await viewPoolNumbers(store.db, rows)
    sayTable(
      io,
      ['NUMBER', 'STATUS', 'SINCE', 'VERIFIED UNTIL', 'NOTE'],
      shown.map(({ phone_number, status, updated_at, verified_until, note }) => [
        phone_number,
        status,
        updated_at,
        verified_until ?? '-',
        note ?? '',
      ]),
    )
  })

const importFile = (io: Io, country: string, file: string, options: Options) =>
  withStore(io, async (store) => {
    const project = await projectOf(store, options.project)
    const wanted = parse(PoolNumbersImport, { numbers: readNumbers(readFileSync(file, 'utf8')) })
    const pool = await ensurePool(store.db, project.id, country, toIso(store.now()))
    const { imported, already_there } = await importNumbers(store, project.id, pool.id, wanted)
    io.say(`${imported.length} added, ${already_there} were there before. A running server makes them ready.`)
  })

const warn = (io: Io, country: string, mark: string, options: Options) =>
  withStore(io, async (store) => {
    const { id, project_id } = await poolOf(store, options, country)
    await updatePool(store, project_id, id, parse(NumberPoolUpdate, { low_water_mark: Number(mark) }))
    io.say(`The pool of ${country} warns below ${mark}.`)
  })

const drain = (io: Io, country: string, options: Options & { release?: boolean }) =>
  withStore(io, async (store) => {
    const { id, project_id } = await poolOf(store, options, country)
    await drainPool(store, project_id, id, options.release ?? false)
    io.say(
      `The pool of ${country} gives out no more numbers${options.release ? '; those that were ready go back to the provider' : ''}.`,
    )
  })

async function poolOf(store: Store, options: Options, country: string) {
  const project = await projectOf(store, options.project)
  const pool = await findPoolOf(store.db, project.id, country)
  if (!pool) throw new Error(`there is no pool of ${country}: see patchbay numbers pools`)
  return pool
}
