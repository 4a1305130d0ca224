import { readFileSync } from 'node:fs'
import { TelephonyUpdate } from '../../contract/index.ts'
import { parse } from '../http/parse.ts'
import { viewTelephony } from '../http/platform/telephony.ts'
import { deleteTelephony, updateTelephony } from '../use-cases/provisioning/update-telephony.ts'
import { type Io, projectOf, readArguments, sayTable, withStore } from './io.ts'

const help = `  patchbay telephony show                                        whose Twilio account, and what is set for which country
  patchbay telephony set <account SID> --token-file <file>       the account that the project's numbers are bought in
  patchbay telephony country <code> [--bundle <SID>] [--address <SID>] [--type local|mobile|national|toll_free]
                                                                 what a country asks for; nothing given: forgets it
  patchbay telephony remove                                      forgets the account; its numbers stay where they are

  --project <id or number>    another project than the default one

The token is read from a file, or from standard input with --token-file -, so that no list of processes shows it.`

export async function telephony(args: string[], io: Io): Promise<number> {
  const { positionals, values } = readArguments(args, {
    ...{ project: { type: 'string' }, 'token-file': { type: 'string' } },
    ...{ bundle: { type: 'string' }, address: { type: 'string' }, type: { type: 'string' } },
  })
  const [verb, word, ...more] = positionals
  if (values.help || !verb) {
    io.say(help)
    return 0
  }
  if (more.length || (verb === 'set' || verb === 'country' ? !word : word))
    throw new Error('see patchbay telephony --help')
  return withStore(io, async (store) => {
    const project = await projectOf(store, values.project)
    switch (verb) {
      case 'show': {
        const { credentials, account_sid, countries } = await viewTelephony(store, project.id)
        io.say(
          account_sid ? `Twilio account ${account_sid} (of the ${credentials})` : 'No account: no numbers are bought',
        )
        const rows = Object.entries(countries).map(([country, { bundle_sid, address_sid, number_type }]) => [
          ...[country, bundle_sid ?? '-', address_sid ?? '-', number_type ?? '-'],
        ])
        if (rows.length) sayTable(io, ['COUNTRY', 'BUNDLE', 'ADDRESS', 'TYPE'], rows)
        return 0
      }
      case 'set': {
        const file = values['token-file']
        if (!file) throw new Error('--token-file must name a file with the auth token, or - for standard input')
        const auth_token = readFileSync(file === '-' ? 0 : file, 'utf8').trim()
        await updateTelephony(store, project.id, parse(TelephonyUpdate, { account_sid: word, auth_token }))
        io.say(`Numbers of project ${project.name} are bought in ${word}.`)
        return 0
      }
      case 'country': {
        const { countries } = await viewTelephony(store, project.id)
        const { bundle: bundle_sid, address: address_sid, type: number_type } = values
        const { [word as string]: _before, ...others } = countries
        const wanted = bundle_sid || address_sid || number_type ? { bundle_sid, address_sid, number_type } : undefined
        const change = { countries: wanted ? { ...others, [word as string]: wanted } : others }
        await updateTelephony(store, project.id, parse(TelephonyUpdate, change))
        io.say(wanted ? `Kept for ${word}.` : `Nothing is kept for ${word} any more.`)
        return 0
      }
      case 'remove':
        await deleteTelephony(store, project.id)
        io.say(`Project ${project.name} has no account of its own any more.`)
        return 0
      default:
        throw new Error('see patchbay telephony --help')
    }
  })
}
