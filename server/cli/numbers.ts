import { readFileSync } from 'node:fs'
import { NumberPoolUpdate, PoolNumberStatus, PoolNumbersImport } from '../../contract/index.ts'
import { parse } from '../http/parse.ts'
import { viewPoolNumbers, viewPools } from '../http/platform/number-pools.ts'
import { readNumbers } from '../http/platform/numbers-csv.ts'
import { ensurePool, findPoolOf, listPools } from '../store/provisioning/number-pools.ts'
import { listProvided } from '../store/provisioning/provided-lists.ts'
import { toIso } from '../time.ts'
import { drainPool, importNumbers, updatePool } from '../use-cases/provisioning/update-pool.ts'
import { type Io, projectOf, readArguments, type Store, sayTable, withStore } from './io.ts'

const help = `  patchbay numbers pools                                 every pool, and how many numbers it has
  patchbay numbers list <country> [--status <status>]    the numbers of one
  patchbay numbers import <country> <file.csv>           columns phone_number and, where there is one, preverified_id
  patchbay numbers warn <country> <number>               warn when fewer than so many are ready; 0 never
  patchbay numbers drain <country> [--release]           give out no more; with --release also release what is ready

  --project <id or number>    another project than the default one

A running server makes imported numbers ready, and gives released ones back to the provider.`

const all = { page: 1, per_page: 500 }

export async function numbers(args: string[], io: Io): Promise<number> {
  const { positionals, values } = readArguments(args, {
    project: { type: 'string' },
    status: { type: 'string' },
    release: { type: 'boolean' },
  })
  const [verb, country, word, ...more] = positionals
  if (values.help || !verb) {
    io.say(help)
    return 0
  }
  const needs: Record<string, number> = { pools: 1, list: 2, import: 3, warn: 3, drain: 2 }
  if (more.length || positionals.length !== needs[verb]) throw new Error('see patchbay numbers --help')
  return withStore(io, async (store) => {
    const project = await projectOf(store, values.project)
    switch (verb) {
      case 'pools': {
        const { rows } = await listPools(store.db, project.id, undefined, all)
        const pools = await viewPools(store.db, rows)
        sayTable(
          io,
          ['COUNTRY', 'READY', 'CHECKING', 'RESERVED', 'CONNECTED', 'SET ASIDE', 'WARNS BELOW', ''],
          pools.map(({ country_iso, numbers: has, low_water_mark, draining }) => [
            country_iso,
            String(has.available),
            String(has.checking),
            String(has.reserved),
            String(has.connected),
            String(has.set_aside),
            String(low_water_mark),
            draining ? 'draining' : '',
          ]),
        )
        return 0
      }
      case 'list': {
        const status = values.status === undefined ? undefined : parse(PoolNumberStatus, values.status)
        const { id } = await poolOf(store, project.id, country as string)
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
        return 0
      }
      case 'import': {
        const wanted = parse(PoolNumbersImport, { numbers: readNumbers(readFileSync(word as string, 'utf8')) })
        const pool = await ensurePool(store.db, project.id, country as string, toIso(store.now()))
        const { imported, already_there } = await importNumbers(store, project.id, pool.id, wanted)
        io.say(`${imported.length} added, ${already_there} were there before. A running server makes them ready.`)
        return 0
      }
      case 'warn': {
        const { id } = await poolOf(store, project.id, country as string)
        await updatePool(store, project.id, id, parse(NumberPoolUpdate, { low_water_mark: Number(word) }))
        io.say(`The pool of ${country} warns below ${word}.`)
        return 0
      }
      default: {
        const { id } = await poolOf(store, project.id, country as string)
        await drainPool(store, project.id, id, values.release ?? false)
        io.say(
          `The pool of ${country} gives out no more numbers${values.release ? '; those that were ready go back to the provider' : ''}.`,
        )
        return 0
      }
    }
  })
}

async function poolOf({ db }: Store, projectId: string, country: string) {
  const pool = await findPoolOf(db, projectId, country)
  if (!pool) throw new Error(`there is no pool of ${country}: see patchbay numbers pools`)
  return pool
}
