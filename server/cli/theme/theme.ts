import { readFileSync } from 'node:fs'
import { type AnyTheme, snakeTheme, Theme } from '../../../contract/index.ts'
import { parse } from '../../http/parse.ts'
import { latestTheme, listThemes } from '../../store/projects/themes.ts'
import { themeWarnings } from '../../use-cases/links/link-warnings.ts'
import { publishTheme } from '../../use-cases/projects/publish-theme.ts'
import { createCommand, inProject, runCommand } from '../command.ts'
import { type Io, projectOf, sayTable, withStore } from '../io.ts'

const about = `
Links of the project wear it that do not say otherwise, those that are out as well. A theme is JSON, as the studio exports it, in
snake_case or camelCase, read from a file, or from standard input with -.`

interface Options {
  project?: string
}

export const theme = (args: string[], io: Io) => runCommand(args, () => themeCommand(io))

function themeCommand(io: Io) {
  const command = createCommand('patchbay theme', io).addHelpText('after', about)
  inProject(command.command('show'))
    .description('the theme in use, as JSON')
    .action((options: Options) => show(io, options))
  inProject(command.command('versions'))
    .description('the last versions, the newest first')
    .action((options: Options) => versions(io, options))
  inProject(command.command('publish'))
    .description('make a theme the one of the project')
    .argument('<file>')
    .action((file: string, options: Options) => publish(io, file, options))
  return command
}

const show = (io: Io, options: Options) =>
  withStore(io, async (store) => {
    const row = await latestTheme(store.db, (await projectOf(store, options.project)).id)
    io.say(JSON.stringify(row ? JSON.parse(row.theme) : {}, null, 2))
  })

const versions = (io: Io, options: Options) =>
  withStore(io, async (store) => {
    const project = await projectOf(store, options.project)
    const { rows } = await listThemes(store.db, project.id, { page: 1, per_page: 20 })
    if (!rows.length) return io.say(`Project ${project.name} has published no theme.`)
    sayTable(
      io,
      ['VERSION', 'PUBLISHED', 'BY', 'ID'],
      rows.map(({ version, created_at, actor, id }) => [String(version), created_at, actor, id]),
    )
  })

const publish = (io: Io, file: string, options: Options) =>
  withStore(io, async (store) => {
    const project = await projectOf(store, options.project)
    const wanted = parse(Theme, snakeTheme(readJson(file)))
    const { version } = await publishTheme(store, project.id, wanted)
    io.say(`Links of project ${project.name} wear version ${version}.`)
    for (const { property, message } of themeWarnings(wanted, (name) => name)) io.say(`${property}: ${message}`)
  })

function readJson(file: string): AnyTheme {
  const given: unknown = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'))
  const { theme_config, themeConfig } = given as Record<string, AnyTheme | undefined>
  return theme_config ?? themeConfig ?? (given as AnyTheme)
}
