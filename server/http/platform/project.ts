import { Router } from 'express'
import * as z from 'zod/mini'
import { Project, ProjectUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { findProject, policyOf } from '../../store/projects/projects.ts'
import type { Project as ProjectRow } from '../../store/projects/tables.ts'
import { updateProject } from '../../use-cases/projects/update-project.ts'
import { parse } from '../parse.ts'

export const ProjectBody = z.object({ project: ProjectUpdate })

export const viewProject = (row: ProjectRow) => Project.parse({ ...row, policy: policyOf(row) })

/** The key's own project. Others are made by the operator: see `create-project.ts`. */
export const project = (deps: Deps) =>
  Router()
    .get('/project', async (_req, res) => {
      res.json({ data: viewProject(await findProject(deps.db, res.locals.projectId)) })
    })
    .patch('/project', async (req, res) => {
      const { project } = parse(ProjectBody, req.body)
      res.json({ data: viewProject(await updateProject(deps, res.locals.projectId, project)) })
    })
