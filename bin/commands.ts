import { parseArgs } from 'node:util'
import type { Io } from '../server/cli/io.ts'

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

/**
 * What stands behind `npx patchbay`: finds the command and runs it. `--settings` reads a file into the process's environment.
 *
 * @returns the exit code
 * @throws {Error} one sentence, for what prevents a command
 */
export async function patchbay(words: string[], io: Io): Promise<number> {
  const args = [...words]
  const at = args.findIndex((arg) => arg === '--settings' || arg.startsWith('--settings='))
  if (at >= 0) {
    const [given = ''] = args.splice(at, args[at]?.includes('=') ? 1 : 2).slice(-1)
    readEnvironment(given.replace(/^--settings=?/, ''))
  }
  const [command, ...rest] = args

  switch (command) {
    case 'serve':
      if (asksForHelp(rest)) return showHelp(io)
      await import('../server/process/main.ts')
      return 0
    case 'sandbox':
      if (asksForHelp(rest)) return showHelp(io)
      await import('../sandbox/main.ts')
      return 0
    case 'migrate':
      return (await import('../server/cli/migrate.ts')).migrate(rest, io)
    case 'doctor':
      if (asksForHelp(rest)) return showHelp(io)
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
      return showHelp(io)
    default:
      throw new Error(`there is no command ${command}: see patchbay --help`)
  }
}

function showHelp({ say }: Io) {
  say(help.trimEnd())
  return 0
}

function readEnvironment(file: string) {
  if (!file) throw new Error('--settings must name a file')
  try {
    process.loadEnvFile(file)
  } catch (error) {
    throw new Error(`--settings ${file} cannot be read: ${(error as Error).message}`)
  }
}

/** @throws for anything else behind a command that takes nothing */
function asksForHelp(rest: string[]) {
  return parseArgs({ args: rest, options: { help: { type: 'boolean', short: 'h' } } }).values.help
}
