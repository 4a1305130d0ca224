import * as z from 'zod/mini'
import { Project, ProjectUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { findProject, policyOf } from '../../store/projects/projects.ts'
import type { Project as ProjectRow } from '../../store/projects/tables.ts'
import { updateProject } from '../../use-cases/projects/update-project.ts'
import type { Resource } from '../surface.ts'
import { get, one, patch } from './operation.ts'

const view = (row: ProjectRow): Project => ({
  ...row,
  policy: policyOf(row),
  steps: row.steps && JSON.parse(row.steps),
})

/** The key's own project. Others are made by the operator: see `create-project.ts`. */
export const project: Resource<Deps> = {
  tag: 'Project',
  operations: [
    get('/project', {
      id: 'getProject',
      summary: 'The project of your key',
      answer: one(Project),
      handle: async ({ deps, caller }) => view(await findProject(deps.db, caller.projectId)),
    }),
    patch('/project', {
      id: 'updateProject',
      summary: 'Change its name or what it lets its customers do',
      description: 'Projects are made by whoever runs the server: `patchbay projects create`.',
      body: z.object({ project: ProjectUpdate }),
      example: { project: { name: 'Acme CRM' } },
      answer: one(Project),
      handle: async ({ deps, caller, body }) => view(await updateProject(deps, caller.projectId, body.project)),
    }),
  ],
}
