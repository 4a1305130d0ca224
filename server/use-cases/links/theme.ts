import { type Theme, themeVariables } from '../../../contract/index.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import type { Project } from '../../store/projects/tables.ts'

/** The theme that a link is seen in: its own, and for what that leaves out its project's. */
export const themeOf = (link: Pick<SetupLinkRow, 'theme'> | undefined, project: Pick<Project, 'theme'>): Theme => ({
  ...read(project.theme),
  ...read(link?.theme),
})

const read = (theme: string | null | undefined): Theme => (theme ? JSON.parse(theme) : {})

/** Looks by their theme: the links of a project wear few, and each session asks for one. */
const looks = new Map<string, Record<string, string>>()
const most = 500

/** The theme as CSS custom properties, calculated once for each theme; none for the default, which every widget knows. */
export function lookOf(theme: Theme): Record<string, string> | undefined {
  const key = JSON.stringify(theme)
  if (key === '{}') return undefined
  const look = looks.get(key) ?? themeVariables(theme)
  if (looks.size >= most) looks.clear()
  looks.set(key, look)
  return look
}
