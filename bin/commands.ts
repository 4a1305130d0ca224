import { createCommand, runCommand, withSettings } from '../server/cli/command.ts'
import type { Io } from '../server/cli/io.ts'
import { endWithNpm } from './end-with-npm.ts'

const about = `
Each shows more with --help. Settings are environment variables: DATABASE_URL, PUBLIC_URL, META_APP_ID and others, see README.md.`

type Run = (args: string[], io: Io) => Promise<number>

/** Every command, its line in the help, and the file that holds it: only what is run is loaded. */
const commands: Record<string, [says: string, load: () => Promise<Run>]> = {
  serve: ['run the server', async () => starting('serve', () => import('../server/process/main.ts'))],
  sandbox: [
    'run a small Meta to try it with, offline',
    async () => starting('sandbox', () => import('../sandbox/main.ts')),
  ],
  doctor: [
    'check settings, database, Meta app and address; says what to do',
    async () => (await import('../server/cli/doctor/doctor.ts')).doctor,
  ],
  migrate: [
    "bring the database's tables up to date, or move to another",
    async () => (await import('../server/cli/migrate.ts')).migrate,
  ],
  backup: [
    'write everything into a file, while servers run',
    async () => (await import('../server/cli/backup.ts')).backup,
  ],
  restore: [
    'write what a backup holds into an empty database',
    async () => (await import('../server/cli/backup.ts')).restore,
  ],
  reseal: ['seal everything under the newest secret key', async () => (await import('../server/cli/reseal.ts')).reseal],
  totals: [
    'compare the kept totals of lists with what is there',
    async () => (await import('../server/cli/database/totals.ts')).totals,
  ],
  stats: [
    'compare the funnel with the links, and count it anew',
    async () => (await import('../server/cli/database/stats.ts')).stats,
  ],
  console: [
    'a link that signs in to the console once',
    async () => (await import('../server/cli/console/link.ts')).consoleLink,
  ],
  link: ['make a setup link', async () => (await import('../server/cli/link.ts')).link],
  projects: [
    'list and make projects, and say what each allows',
    async () => (await import('../server/cli/projects.ts')).projects,
  ],
  theme: ['what the links of a project wear', async () => (await import('../server/cli/theme/theme.ts')).theme],
  app: ["a project's own Meta app", async () => (await import('../server/cli/app.ts')).app],
  domains: [
    'hosts of your own, and their DNS records',
    async () => (await import('../server/cli/domains/domains.ts')).domains,
  ],
  keys: ['list, make, rotate and revoke API keys', async () => (await import('../server/cli/keys.ts')).keys],
  numbers: ['the numbers that are kept for customers', async () => (await import('../server/cli/numbers.ts')).numbers],
  telephony: ['where numbers are bought', async () => (await import('../server/cli/telephony.ts')).telephony],
}

/** A command that runs until it is stopped. */
const starting =
  (name: string, start: () => Promise<unknown>): Run =>
  (args, io) =>
    runCommand(args, () =>
      withSettings(createCommand(`patchbay ${name}`, io)).action(async () => {
        endWithNpm(io.env)
        await start()
      }),
    )

/**
 * What stands behind `npx patchbay`: finds the command and runs it. `--settings` reads a file into the process's environment.
 *
 * @returns the exit code
 * @throws {Error} one sentence, for what prevents a command
 */
export const patchbay = (words: string[], io: Io): Promise<number> =>
  runCommand(words, (end) => {
    const program = withSettings(createCommand('patchbay', io))
      .description('Connects the WhatsApp numbers of your customers to your product.')
      .addHelpText('after', about)
      .enablePositionalOptions()
    for (const [name, [says, load]] of Object.entries(commands))
      program
        .command(name)
        .description(says)
        .helpOption(false)
        .allowUnknownOption()
        .passThroughOptions()
        .argument('[words...]')
        .action(async (rest: string[]) => end(await (await load())(rest, io)))
    program.command('help', { hidden: true }).action(() => program.outputHelp())
    program.on('command:*', ([unknown]: string[]) => {
      throw new Error(`there is no command ${unknown}: see patchbay --help`)
    })
    return program
  })
