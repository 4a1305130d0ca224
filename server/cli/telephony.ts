import { readFileSync } from 'node:fs'
import { Option } from 'commander'
import * as z from 'zod/mini'
import { parse } from '../http/parse.ts'
import { viewTelephony } from '../http/platform/telephony.ts'
import { readCredentials } from '../telephony/credentials.ts'
import { type ProviderName, providerNames, providers } from '../telephony/providers.ts'
import { updateOf } from '../telephony/update.ts'
import { deleteTelephony, updateTelephony } from '../use-cases/provisioning/update-telephony.ts'
import { createCommand, inProject, runCommand } from './command.ts'
import { type Io, projectOf, type Store, sayTable, withStore } from './io.ts'

const about = `
What a country asks for, by provider:
${providerNames.map((name) => `  ${providers[name].title}: ${countryFlags(name)}`).join('\n')}

The token is read from a file, or from standard input with --token-file -, so that no list of processes shows it.`

function countryFlags(name: ProviderName): string {
  const options = Object.entries(providers[name].country.options)
  return options.map(([option, { takes }]) => `[--${option} ${takes}]`).join(' ')
}

const Provider = z.object({ provider: z.enum(providerNames, `must be ${providerNames.join(' or ')}`) })

interface Options {
  project?: string
  provider?: string
}

export const telephony = (args: string[], io: Io) => runCommand(args, () => telephonyCommand(io))

function telephonyCommand(io: Io) {
  const command = createCommand('patchbay telephony', io).addHelpText('after', about)
  const ofAccount = (name: string) =>
    inProject(command.command(name)).option(
      '--provider <name>',
      `${providerNames.join(' or ')}; left out: the provider that the project has`,
    )
  ofAccount('show')
    .description('the account that numbers are bought in, and what is set for which country')
    .action((options: Options) => show(io, options))
  ofAccount('set')
    .description("the account that the project's numbers are bought in")
    .argument('<account>')
    .option('--token-file <file>', 'a file with the auth token, or - for standard input')
    .action((word: string, options: Options & { tokenFile?: string }) => set(io, word, options))
  const country = ofAccount('country')
    .description('what a country asks for; without options: forgets it')
    .argument('<code>')
    .action((code: string, options: Options & Record<string, string>) => setCountry(io, code, options))
  for (const [option, takes] of countryOptions()) country.option(`--${option} <value>`, takes)
  ofAccount('remove')
    .description('forgets the account; its numbers stay where they are')
    .action((options: Options) => remove(io, options))
  return command
}

/** Every provider's options for what a country requires; two providers may share an option's name. */
const countryOptions = () =>
  new Map(
    providerNames.flatMap((name) =>
      Object.entries(providers[name].country.options).map(([option, { takes }]) => [option, takes] as const),
    ),
  )

async function accountOf(store: Store, options: Options) {
  const project = await projectOf(store, options.project)
  const account = await viewTelephony(store, project.id)
  const { provider } = parse(Provider, { provider: options.provider ?? account.provider })
  return { project, account, provider, ...providers[provider] }
}

const show = (io: Io, options: Options) =>
  withStore(io, async (store) => {
    const { account, title, country } = await accountOf(store, options)
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
  })

const set = (io: Io, word: string, options: Options & { tokenFile?: string }) =>
  withStore(io, async (store) => {
    const { project, provider } = await accountOf(store, options)
    const file = options.tokenFile
    if (!file) throw new Error('--token-file must name a file with the auth token, or - for standard input')
    const secret = readFileSync(file === '-' ? 0 : file, 'utf8').trim()
    const { fields } = readCredentials(provider, { account: word, secret })
    await updateTelephony(store, project.id, provider, parse(updateOf(provider), fields))
    io.say(`Numbers of project ${project.name} are bought in ${word}.`)
  })

const setCountry = (io: Io, code: string, options: Options & Record<string, string>) =>
  withStore(io, async (store) => {
    const { project, account, provider, country } = await accountOf(store, options)
    const { [code]: _before, ...others } = account.countries
    const given = Object.entries(country.options).flatMap(([option, { field }]) => {
      const text = options[attributeOf(option)]
      return text ? [[field, text]] : []
    })
    const wanted = given.length ? { [code]: Object.fromEntries(given) } : undefined
    const change = { countries: { ...others, ...wanted } }
    await updateTelephony(store, project.id, provider, parse(updateOf(provider), change))
    io.say(wanted ? `Kept for ${code}.` : `Nothing is kept for ${code} any more.`)
  })

/** Where commander keeps the value of `--some-option`. */
const attributeOf = (option: string) => new Option(`--${option} <value>`).attributeName()

const remove = (io: Io, options: Options) =>
  withStore(io, async (store) => {
    const { project } = await accountOf(store, options)
    await deleteTelephony(store, project.id)
    io.say(`Project ${project.name} has no account of its own any more.`)
  })
