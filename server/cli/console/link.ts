import { ApiKeyRole } from '../../../contract/index.ts'
import { parse } from '../../http/parse.ts'
import { createTicket, ticketLasts } from '../../use-cases/console/create-ticket.ts'
import { createCommand, inProject, runCommand } from '../command.ts'
import { type Io, projectOf, withStore } from '../io.ts'

const about = `
Who opens the link in a browser is signed in to the console for twelve hours. It works once, for ${ticketLasts / 60_000} minutes.
Prints the link, and nothing else.`

interface Options {
  url?: string
  role: string
  project?: string
}

export const consoleLink = (args: string[], io: Io) =>
  runCommand(args, () =>
    inProject(createCommand('patchbay console', io))
      .description('a link that signs in to the console once')
      .option('--url <address>', 'where the server is reached; PUBLIC_URL unless said')
      .option('--role <role>', 'read, or act: what may be done there', 'act')
      .addHelpText('after', about)
      .action((options: Options) => printLink(io, options)),
  )

const printLink = (io: Io, { url, role, project }: Options) =>
  withStore(io, async (store) => {
    const wanted = parse(ApiKeyRole, role)
    const base = (url ?? store.settings.publicUrl).replace(/\/+$/, '')
    if (!/^https?:$/.test(URL.canParse(base) ? new URL(base).protocol : ''))
      throw new Error('--url must be an address such as https://connect.example.com')
    const { id } = await projectOf(store, project)
    // Behind the sign, so that no log of a server or a proxy has it.
    io.say(`${base}/console/sign-in#ticket=${await createTicket(store, id, wanted)}`)
  })
