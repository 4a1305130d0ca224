import { ApiKeyCreate, ApiKeyRotate } from '../../contract/index.ts'
import { parse } from '../http/parse.ts'
import { viewKey } from '../http/platform/api-keys.ts'
import { listKeys } from '../store/projects/api-keys.ts'
import { toIso } from '../time.ts'
import { createApiKey } from '../use-cases/projects/create-api-key.ts'
import { revokeApiKey } from '../use-cases/projects/revoke-api-key.ts'
import { rotateApiKey } from '../use-cases/projects/rotate-api-key.ts'
import { type Io, projectOf, readArguments, sayTable, withStore } from './io.ts'

const help = `  patchbay keys list
  patchbay keys create <name> [--expires <moment>]     shows the key this once
  patchbay keys rotate <id> [--overlap <hours>]        a new key; the old one works 24 hours more, or as long as said
  patchbay keys revoke <id>                            at once, for good

  --project <id or number>    another project than the default one`

export async function keys(args: string[], io: Io): Promise<number> {
  const { positionals, values } = readArguments(args, {
    project: { type: 'string' },
    expires: { type: 'string' },
    overlap: { type: 'string' },
  })
  const [verb, word, ...more] = positionals
  if (values.help || !verb) {
    io.say(help)
    return 0
  }
  if (more.length || (verb === 'list' ? word : !word)) throw new Error('see patchbay keys --help')
  return withStore(io, async (store) => {
    const project = await projectOf(store, values.project)
    const about = word as string
    switch (verb) {
      case 'list': {
        const { rows } = await listKeys(store.db, project.id, { page: 1, per_page: 500 })
        const shown = rows.map((row) => viewKey(row, toIso(store.now())))
        sayTable(
          io,
          ['ID', 'PREFIX', 'NAME', 'STATUS', 'ENDS', 'LAST USED'],
          shown.map((key) => [
            ...[key.id, key.prefix ?? '-', key.name ?? '(settings)', key.status],
            ...[key.expires_at ?? '-', key.last_used_at ?? '-'],
          ]),
        )
        return 0
      }
      case 'create': {
        const wanted = parse(ApiKeyCreate, { name: about, expires_at: values.expires })
        const { row, key } = await createApiKey(store, project.id, wanted)
        io.say(`Key ${row.id} of project ${project.name}, shown this once: ${key}`)
        return 0
      }
      case 'rotate': {
        const overlap = values.overlap === undefined ? {} : { overlap_hours: Number(values.overlap) }
        const { overlap_hours } = parse(ApiKeyRotate, overlap)
        const { row, key } = await rotateApiKey(store, project.id, about, overlap_hours)
        io.say(`Key ${row.id} takes the place of ${about}, which works ${overlap_hours} hours more.`)
        io.say(`Shown this once: ${key}`)
        return 0
      }
      case 'revoke':
        await revokeApiKey(store, project.id, about)
        io.say(`Key ${about} is revoked.`)
        return 0
      default:
        throw new Error('see patchbay keys --help')
    }
  })
}
