import { Command, CommanderError } from 'commander'
import type { Io } from './io.ts'

/** Ends a command with an exit code other than 0. */
export type End = (code: number) => void

/**
 * A command such as `patchbay keys`. Its help and that of its subcommands are written to `io`. The help lists every subcommand in
 * full. Every command accepts `--settings`, so that the option may stand anywhere.
 */
export const createCommand = (name: string, io: Io) =>
  new Command(name)
    .helpCommand(false)
    .helpOption('-h, --help', 'show this')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.say(text.trimEnd()), writeErr: () => {} })
    .configureHelp({ subcommandTerm: typed, helpWidth: 120 })
    .hook('preAction', (_command, action) => readEnvironment(action.optsWithGlobals().settings))

/** `patchbay keys create <name> [--expires <moment>]` */
function typed(command: Command): string {
  const words = command.registeredArguments.filter(({ required }) => required).map((word) => `<${word.name()}>`)
  const flags = command.options.filter(({ long }) => !common.has(long ?? '')).map((option) => `[${option.flags}]`)
  const options = flags.length > 2 ? ['<options>'] : flags
  return [command.parent?.name(), command.name(), ...words, ...options].join(' ')
}

const common = new Set(['--settings', '--project'])

/** A subcommand that works in one project. */
export const inProject = (command: Command) =>
  withSettings(command).option('--project <id or number>', 'another project than the default one')

export const withSettings = (command: Command) =>
  command.option('--settings <file>', 'read settings from a file first (NAME=value lines)')

function readEnvironment(file: string | undefined) {
  if (file === undefined) return
  if (!file) throw new Error('--settings must name a file')
  try {
    process.loadEnvFile(file)
  } catch (error) {
    throw new Error(`--settings ${file} cannot be read: ${(error as Error).message}`)
  }
}

/**
 * Runs a command to its end. Without a subcommand it shows the help.
 *
 * @returns the exit code
 * @throws {Error} one sentence that mentions the help, for words and options that the command does not accept
 */
export async function runCommand(args: string[], make: (end: End) => Command): Promise<number> {
  let exitCode = 0
  const command = make((code) => {
    exitCode = code
  })
  try {
    if (!args.length && command.commands.length) command.outputHelp()
    else await command.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw new Error(sentence(error, command.name()), { cause: error })
  }
  return exitCode
}

function sentence({ code, message }: CommanderError, name: string): string {
  if (code === 'commander.unknownCommand') return `see ${name} --help`
  const said = message.replace(/^error: |\.$/g, '').replaceAll('\n', ' ')
  return `${said[0]?.toUpperCase()}${said.slice(1)}: see ${name} --help`
}
