import { ProjectPolicy } from '../../contract/index.ts'
import { listProjects, lookUpProject } from '../store/projects/projects.ts'
import { createProject } from '../use-cases/projects/create-project.ts'
import { updateProject } from '../use-cases/projects/update-project.ts'
import { type Io, readArguments, sayTable, withStore } from './io.ts'

type Allowance = Extract<keyof ProjectPolicy, `allow_${string}`>

const policies = Object.keys(ProjectPolicy.shape).filter((name) => name.startsWith('allow_')) as Allowance[]

const help = `  patchbay projects list
  patchbay projects create <name>    makes a project and its first key, which is shown this once
  patchbay projects allow <project> <policy>     lets its signups pass what they do not without it
  patchbay projects forbid <project> <policy>    takes that back

<project> is an id or a number; <policy> one of
${policies.map((policy) => `  ${policy}`).join('\n')}

A project has customers, links, numbers, webhooks and keys of its own; nothing of it can be seen from another.
Only here are projects made: a key belongs to one project and cannot make another.`

export async function projects(args: string[], io: Io): Promise<number> {
  const { positionals, values } = readArguments(args, {})
  const [verb, name, ...more] = positionals
  if (values.help || !verb) {
    io.say(help)
    return 0
  }
  if (verb === 'list' && !name)
    return withStore(io, async ({ db }) => {
      const rows = await listProjects(db)
      sayTable(
        io,
        ['ID', 'NUMBER', 'NAME'],
        rows.map((row) => [row.id, String(row.number), row.name]),
      )
      return 0
    })
  if (verb === 'create' && more.length === 0) {
    const wanted = name?.trim()
    if (!wanted || wanted.length > 80) throw new Error('a project needs a name of 1 to 80 characters')
    return withStore(io, async (store) => {
      const { project, key } = await createProject(store, wanted)
      io.say(`Project ${project.id} (${project.number}): ${project.name}`)
      io.say(`Its API key, shown this once: ${key}`)
      return 0
    })
  }
  const policy = policies.find((one) => one === more[0])
  if ((verb === 'allow' || verb === 'forbid') && name && policy && more.length === 1)
    return withStore(io, async (store) => {
      const project = await lookUpProject(store.db, name)
      if (!project) throw new Error(`there is no project ${name}`)
      await updateProject(store, project.id, { policy: { [policy]: verb === 'allow' } })
      io.say(`Project ${project.id} (${project.number}): ${policy} is ${verb === 'allow' ? 'allowed' : 'forbidden'}`)
      return 0
    })
  throw new Error('see patchbay projects --help')
}
