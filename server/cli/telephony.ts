import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { parse } from '../http/parse.ts'
import { viewTelephony } from '../http/platform/telephony.ts'
import { readCredentials } from '../telephony/credentials.ts'
import { type ProviderName, providerNames, providers } from '../telephony/providers.ts'
import { updateOf } from '../telephony/update.ts'
import { deleteTelephony, updateTelephony } from '../use-cases/provisioning/update-telephony.ts'
import { type Io, projectOf, readArguments, sayTable, withStore } from './io.ts'

const country = (name: ProviderName) =>
  Object.entries(providers[name].country.options)
    .map(([option, { takes }]) => `[--${option} ${takes}]`)
    .join(' ')

const help = `  patchbay telephony show                                  the account that numbers are bought in, and what is set for which country
  patchbay telephony set <account> --token-file <file>     the account that the project's numbers are bought in
  patchbay telephony country <code> <options>              what a country asks for; without options: forgets it
${providerNames.map((name) => `    ${providers[name].title}: ${country(name)}`).join('\n')}
  patchbay telephony remove                                forgets the account; its numbers stay where they are

  --project <id or number>    another project than the default one
  --provider <name>           ${providerNames.join(' or ')}; left out: the provider that the project has

The token is read from a file, or from standard input with --token-file -, so that no list of processes shows it.`

const Provider = z.object({ provider: z.enum(providerNames, `must be ${providerNames.join(' or ')}`) })

/** Every provider's options for what a country asks for. */
const countryOptions = Object.fromEntries(
  providerNames.flatMap((name) =>
    Object.keys(providers[name].country.options).map((option) => [option, { type: 'string' as const }]),
  ),
)

export async function telephony(args: string[], io: Io): Promise<number> {
  const { positionals, values } = readArguments(args, {
    project: { type: 'string' },
    provider: { type: 'string' },
    'token-file': { type: 'string' },
    ...countryOptions,
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
    const account = await viewTelephony(store, project.id)
    const provider = parse(Provider, { provider: values.provider ?? account.provider }).provider
    const { title, country } = providers[provider]
    switch (verb) {
      case 'show': {
        const { credentials, account_sid, countries } = account
        io.say(
          account_sid ? `${title} account ${account_sid} (of the ${credentials})` : 'No account: no numbers are bought',
        )
        const columns = Object.entries(country.options)
        const rows = Object.entries(countries).map(([code, kept]) => [
          code,
          ...columns.map(([, { field }]) => kept[field] ?? '-'),
        ])
        if (rows.length) sayTable(io, ['COUNTRY', ...columns.map(([option]) => option.toUpperCase())], rows)
        return 0
      }
      case 'set': {
        const file = values['token-file']
        if (!file) throw new Error('--token-file must name a file with the auth token, or - for standard input')
        const secret = readFileSync(file === '-' ? 0 : file, 'utf8').trim()
        const { fields } = readCredentials(provider, { account: word as string, secret })
        await updateTelephony(store, project.id, provider, parse(updateOf(provider), fields))
        io.say(`Numbers of project ${project.name} are bought in ${word}.`)
        return 0
      }
      case 'country': {
        const { [word as string]: _before, ...others } = account.countries
        const given = Object.entries(country.options).flatMap(([option, { field }]) => {
          const text = (values as Record<string, unknown>)[option]
          return text ? [[field, text]] : []
        })
        const wanted = given.length ? { [word as string]: Object.fromEntries(given) } : undefined
        const change = { countries: { ...others, ...wanted } }
        await updateTelephony(store, project.id, provider, parse(updateOf(provider), change))
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
