import * as z from 'zod/mini'
import { CurrentTheme, ProjectTheme, Theme } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import type { ProjectThemeRow } from '../../../store/projects/tables.ts'
import { findTheme, latestTheme, listThemes } from '../../../store/projects/themes.ts'
import { themeWarnings } from '../../../use-cases/links/link-warnings.ts'
import { publishTheme, publishThemeAgain } from '../../../use-cases/projects/publish-theme.ts'
import type { Resource } from '../../surface.ts'
import { PageQuery } from '../lists.ts'
import { get, one, page, post, put } from '../operation.ts'

const view = ({ theme, ...row }: ProjectThemeRow): ProjectTheme => ({ ...row, theme: JSON.parse(theme) })

function current(row: ProjectThemeRow | undefined): CurrentTheme {
  if (!row) return { id: null, version: null, theme: {}, actor: null, created_at: null, warnings: [] }
  const shown = view(row)
  return { ...shown, warnings: themeWarnings(shown.theme, (property) => `theme.${property}`) }
}

/** What the project's links wear that say nothing else. */
export const projectTheme: Resource<Deps> = {
  tag: 'Project',
  operations: [
    get('/theme', {
      id: 'getTheme',
      summary: 'The theme that links of the project wear by default',
      answer: one(CurrentTheme),
      handle: async ({ deps, caller }) => current(await latestTheme(deps.db, caller.projectId)),
    }),
    put('/theme', {
      id: 'publishTheme',
      summary: 'Publish a theme for all links of the project',
      description:
        'Links that are out wear it too, and pages that are open change to it within half a minute. What a link’s own theme_config says wins, value by value. An empty theme is the default one.',
      body: z.object({ theme: Theme }),
      example: { theme: { primary_color: '#4f46e5', company_name: 'Acme' } },
      answer: one(CurrentTheme),
      handle: async ({ deps, caller, body }) => current(await publishTheme(deps, caller.projectId, body.theme)),
    }),
    get('/theme/versions', {
      id: 'listThemeVersions',
      summary: 'The versions of the theme, the newest first',
      description: 'The last hundred are kept.',
      query: PageQuery,
      answer: page(ProjectTheme),
      async handle({ deps, caller, query }) {
        const { rows, ...counts } = await listThemes(deps.db, caller.projectId, query)
        return { rows: rows.map(view), ...counts }
      },
    }),
    get('/theme/versions/:version_id', {
      id: 'getThemeVersion',
      summary: 'Read a version of the theme',
      answer: one(ProjectTheme),
      async handle({ deps, caller, params }) {
        const row = await findTheme(deps.db, caller.projectId, params.version_id)
        if (!row) throw new Fault('not_found', 'Theme not found')
        return view(row)
      },
    }),
    post('/theme/versions/:version_id/publish', {
      id: 'publishThemeVersion',
      summary: 'Publish a version of before once more, as the newest',
      answer: one(CurrentTheme),
      handle: async ({ deps, caller, params }) =>
        current(await publishThemeAgain(deps, caller.projectId, params.version_id)),
    }),
  ],
}
