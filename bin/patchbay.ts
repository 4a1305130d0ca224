#!/usr/bin/env node
import { parseArgs } from 'node:util'

/**
 * `npx patchbay …`: the server, its sandbox, and what an operator does to a database. Settings come from the environment,
 * or from a file that `--settings` names. What prevents a command is one line on stderr, and exit code 1.
 */
const help = `patchbay: connects the WhatsApp numbers of your customers to your product

  patchbay serve                     run the server
  patchbay sandbox                   run a small Meta to try it with, offline
  patchbay doctor                    check settings, database, Meta app and address; says what to do
  patchbay migrate                   bring the database's tables up to date, or move to another: patchbay migrate --help
  patchbay reseal                    seal everything under the newest secret key: patchbay reseal --help
  patchbay link create …             make a setup link: patchbay link --help
  patchbay projects list|create …    patchbay projects --help
  patchbay keys list|create|rotate|revoke …   patchbay keys --help
  patchbay numbers pools|import|drain …       numbers kept for customers: patchbay numbers --help
  patchbay telephony show|set …               where numbers are bought: patchbay telephony --help

  --settings <file>                  read settings from a file first (NAME=value lines)
  --help                             this, or the help of a command

Settings are environment variables: DATABASE_URL, PUBLIC_URL, META_APP_ID and others, see README.md.
`

async function main(args: string[]): Promise<number> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 18))
    throw new Error(`Node ${process.versions.node} is too old: Patchbay needs 22.18 or newer`)

  const at = args.findIndex((arg) => arg === '--settings' || arg.startsWith('--settings='))
  if (at >= 0) {
    const [given = ''] = args.splice(at, args[at]?.includes('=') ? 1 : 2).slice(-1)
    readEnvironment(given.replace(/^--settings=?/, ''))
  }
  const [command, ...rest] = args
  const io = { env: process.env, say: (line: string) => void process.stdout.write(`${line}\n`) }

  switch (command) {
    case 'serve':
      nothingMore(rest)
      await import('../server/main.ts')
      return 0
    case 'sandbox':
      nothingMore(rest)
      await import('../sandbox/main.ts')
      return 0
    case 'migrate':
      return (await import('../server/cli/migrate.ts')).migrate(rest, io)
    case 'doctor':
      nothingMore(rest)
      return (await import('../server/cli/doctor.ts')).doctor(io)
    case 'link':
      return (await import('../server/cli/link.ts')).link(rest, io)
    case 'reseal':
      return (await import('../server/cli/reseal.ts')).reseal(rest, io)
    case 'projects':
      return (await import('../server/cli/projects.ts')).projects(rest, io)
    case 'keys':
      return (await import('../server/cli/keys.ts')).keys(rest, io)
    case 'numbers':
      return (await import('../server/cli/numbers.ts')).numbers(rest, io)
    case 'telephony':
      return (await import('../server/cli/telephony.ts')).telephony(rest, io)
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(help)
      return 0
    default:
      throw new Error(`there is no command ${command}: see patchbay --help`)
  }
}

function readEnvironment(file: string) {
  if (!file) throw new Error('--settings must name a file')
  try {
    process.loadEnvFile(file)
  } catch (error) {
    throw new Error(`--settings ${file} cannot be read: ${(error as Error).message}`)
  }
}

/** @throws for anything behind a command that takes nothing; `--help` shows the help */
function nothingMore(rest: string[]) {
  const { values } = parseArgs({ args: rest, options: { help: { type: 'boolean', short: 'h' } } })
  if (!values.help) return
  process.stdout.write(help)
  process.exit(0)
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: Error) => {
    process.stderr.write(`patchbay: ${error.message.replaceAll('\n', ' ')}\n`)
    process.exitCode = 1
  },
)
