import { readFileSync } from 'node:fs'
import { parse } from '../http/parse.ts'
import { MetaAppWanted } from '../http/platform/meta/app.ts'
import type { SignupSettings } from '../meta/launch.ts'
import { findMetaApp, numbersByApp } from '../store/projects/meta-apps.ts'
import { removeMetaApp, setMetaApp } from '../use-cases/projects/set-meta-app.ts'
import { createCommand, inProject, runCommand } from './command.ts'
import { type Io, projectOf, sayTable, withStore } from './io.ts'

const about = `
Without an app of its own, a project uses the one of the settings (META_APP_ID). What is connected stays with the app that it was
connected with. Secret and verify token are read from files, or from standard input with -, so that no list of processes shows
them. A secret that is replaced is good for webhooks for 24 hours more.`

interface Options {
  project?: string
}

interface Setting extends Options {
  config: string
  coexistenceConfig?: string
  signupVersion?: string
  graphVersion?: string
  codeRedirectUri?: string
  secretFile?: string
  verifyTokenFile?: string
}

export const app = (args: string[], io: Io) => runCommand(args, () => appCommand(io))

function appCommand(io: Io) {
  const command = createCommand('patchbay app', io).addHelpText('after', about)
  inProject(command.command('show'))
    .description("the project's own Meta app, and how many numbers use which")
    .action((options: Options) => show(io, options))
  inProject(command.command('set'))
    .description('the Meta app that new signups of the project use, or another secret of it')
    .argument('<app id>')
    .requiredOption('--config <id>', 'the Facebook Login for Business configuration')
    .option('--coexistence-config <id>', 'the configuration for coexistence, if it is another one')
    .option('--signup-version <version>', 'the version of Embedded Signup')
    .option('--graph-version <version>', 'the version of Graph; left out: the one of the settings')
    .option('--code-redirect-uri <url>', 'sent with codes, where Meta wants one')
    .option('--secret-file <file>', 'a file with the app secret; needed for an app that is new here')
    .option('--verify-token-file <file>', "a file with the text that the app's dashboard verifies the webhook with")
    .action((id: string, options: Setting) => set(io, id, options))
  inProject(command.command('remove'))
    .description('lets new signups use the app of the settings again')
    .action((options: Options) => remove(io, options))
  return command
}

const show = (io: Io, options: Options) =>
  withStore(io, async ({ db, settings, ...store }) => {
    const project = await projectOf({ db, settings, ...store }, options.project)
    const row = project.meta_app_id === null ? undefined : await findMetaApp(db, project.meta_app_id)
    if (!row) io.say(`Project ${project.name} uses the app of the settings.`)
    else {
      const { configId, coexistenceConfigId } = JSON.parse(row.launch) as SignupSettings
      io.say(`Project ${project.name} uses the Meta app ${row.app_id}, configuration ${configId}`)
      if (coexistenceConfigId) io.say(`Configuration for coexistence: ${coexistenceConfigId}`)
      if (row.previous_until) io.say(`The secret before is good for webhooks until ${row.previous_until}.`)
      io.say(`Its webhooks go to ${settings.publicUrl}/webhooks/meta`)
    }
    const numbers = await numbersByApp(db, project.id)
    const rows = numbers.map(({ app_id, count }) => [app_id ?? 'of the settings', String(count)])
    if (rows.length) sayTable(io, ['APP', 'NUMBERS'], rows)
  })

const contentOf = (file: string | undefined) =>
  file === undefined ? undefined : readFileSync(file === '-' ? 0 : file, 'utf8').trim()

const set = (io: Io, app_id: string, options: Setting) =>
  withStore(io, async (store) => {
    const project = await projectOf(store, options.project)
    const wanted = parse(MetaAppWanted, {
      app_id,
      app_secret: contentOf(options.secretFile),
      config_id: options.config,
      coexistence_config_id: options.coexistenceConfig,
      signup_version: options.signupVersion,
      graph_version: options.graphVersion,
      code_redirect_uri: options.codeRedirectUri,
      webhook_verify_token: contentOf(options.verifyTokenFile),
    })
    const row = await setMetaApp(store, store.settings.meta, project.id, wanted)
    io.say(`New signups of project ${project.name} use the Meta app ${row.app_id}.`)
    io.say(`Let its webhooks go to ${store.settings.publicUrl}/webhooks/meta`)
    if (row.previous_until) io.say(`The secret before is good for webhooks until ${row.previous_until}.`)
  })

const remove = (io: Io, options: Options) =>
  withStore(io, async (store) => {
    const project = await projectOf(store, options.project)
    await removeMetaApp(store, project.id)
    io.say(`New signups of project ${project.name} use the app of the settings.`)
  })
