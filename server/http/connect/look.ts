import { SessionLook } from '../../../contract/index.ts'
import { findProject } from '../../store/projects/projects.ts'
import { lookOf, themeOf } from '../../use-cases/links/theme.ts'
import { json } from '../operation.ts'
import type { Resource } from '../surface.ts'
import { type ConnectDeps, get } from './operation.ts'

export const look: Resource<ConnectDeps> = {
  tag: 'Connect',
  operations: [
    get('/look', {
      id: 'readLook',
      summary: 'The theme of the link as it is now',
      description: 'A page that is open asks for it from time to time, and wears what the project has published since.',
      answer: json(SessionLook, 'The theme.'),
      refusals: [403, 404],
      async handle({ deps, caller: { link } }) {
        const theme = themeOf(link, await findProject(deps.db, link.project_id))
        return { theme, look: lookOf(theme) }
      },
    }),
  ],
}
