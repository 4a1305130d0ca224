import { v7 as uuid } from 'uuid'
import type { Theme } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { currentActor } from '../../runtime/actor.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { changeProject, lockProject } from '../../store/projects/projects.ts'
import type { ProjectThemeRow } from '../../store/projects/tables.ts'
import { addTheme, findTheme, forgetThemes, latestTheme } from '../../store/projects/themes.ts'
import { toIso } from '../../time.ts'

type Given = Pick<Deps, 'db' | 'now'>

/** How many versions of a theme a project keeps. */
const kept = 100

/**
 * Makes a theme the project's: links wear it that say nothing else, those that are out as well. One that is in use already makes no
 * new version.
 */
export const publishTheme = ({ db, now }: Given, projectId: string, theme: Theme): Promise<ProjectThemeRow> =>
  db.transaction().execute(async (tx) => {
    await lockProject(tx, projectId)
    const before = await latestTheme(tx, projectId)
    const written = JSON.stringify(theme)
    if (before?.theme === written) return before
    const version = (before?.version ?? 0) + 1
    const row = { id: uuid(), project_id: projectId, version, theme: written, actor: currentActor() }
    const made = await addTheme(tx, { ...row, created_at: toIso(now()) })
    await changeProject(tx, projectId, { theme: written })
    await forgetThemes(tx, projectId, version - kept)
    await audit(tx, now(), { projectId, action: 'theme.published', subject: made.id, detail: { version } })
    return made
  })

/**
 * Publishes a version of before once more, as a new version.
 *
 * @throws {Fault} `not_found`
 */
export async function publishThemeAgain(given: Given, projectId: string, id: string): Promise<ProjectThemeRow> {
  const row = await findTheme(given.db, projectId, id)
  if (!row) throw new Fault('not_found', 'Theme not found')
  return publishTheme(given, projectId, JSON.parse(row.theme))
}
