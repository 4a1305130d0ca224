import { Argument } from 'commander'
import { ProjectPolicy } from '../../contract/index.ts'
import { listProjects, lookUpProject } from '../store/projects/projects.ts'
import { createProject } from '../use-cases/projects/create-project.ts'
import { updateProject } from '../use-cases/projects/update-project.ts'
import { createCommand, runCommand, withSettings } from './command.ts'
import { type Io, sayTable, withStore } from './io.ts'

type Allowance = Extract<keyof ProjectPolicy, `allow_${string}`>

const policies = Object.keys(ProjectPolicy.shape).filter((name) => name.startsWith('allow_')) as Allowance[]

const about = `
<project> is an id or a number; <policy> one of
${policies.map((policy) => `  ${policy}`).join('\n')}

A project has customers, links, numbers, webhooks and keys of its own; nothing of it can be seen from another.
Only here are projects made: a key belongs to one project and cannot make another.`

export const projects = (args: string[], io: Io) => runCommand(args, () => projectsCommand(io))

function projectsCommand(io: Io) {
  const command = createCommand('patchbay projects', io).addHelpText('after', about)
  const policy = () => new Argument('<policy>').choices(policies)
  withSettings(command.command('list'))
    .description('every project')
    .action(() => list(io))
  withSettings(command.command('create'))
    .description('make a project and its first key, which is shown this once')
    .argument('<name>')
    .action((name: string) => create(io, name))
  withSettings(command.command('allow'))
    .description('let its signups pass what they do not without it')
    .argument('<project>')
    .addArgument(policy())
    .action((project: string, policy: Allowance) => allow(io, project, policy, true))
  withSettings(command.command('forbid'))
    .description('take that back')
    .argument('<project>')
    .addArgument(policy())
    .action((project: string, policy: Allowance) => allow(io, project, policy, false))
  return command
}

const list = (io: Io) =>
  withStore(io, async ({ db }) => {
    const rows = await listProjects(db)
    sayTable(
      io,
      ['ID', 'NUMBER', 'NAME'],
      rows.map((row) => [row.id, String(row.number), row.name]),
    )
  })

async function create(io: Io, name: string) {
  const wanted = name.trim()
  if (!wanted || wanted.length > 80) throw new Error('a project needs a name of 1 to 80 characters')
  await withStore(io, async (store) => {
    const { project, key } = await createProject(store, wanted)
    io.say(`Project ${project.id} (${project.number}): ${project.name}`)
    io.say(`Its API key, shown this once: ${key}`)
  })
}

const allow = (io: Io, word: string, policy: Allowance, allowed: boolean) =>
  withStore(io, async (store) => {
    const project = await lookUpProject(store.db, word)
    if (!project) throw new Error(`there is no project ${word}`)
    await updateProject(store, project.id, { policy: { [policy]: allowed } })
    io.say(`Project ${project.id} (${project.number}): ${policy} is ${allowed ? 'allowed' : 'forbidden'}`)
  })
