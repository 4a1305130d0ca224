import { type Theme, themeVariables } from '../../../contract/index.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'

export const themeOf = (link: SetupLinkRow): Theme => (link.theme ? JSON.parse(link.theme) : {})

/** Looks by their theme: the links of a project wear few, and each session asks for one. */
const looks = new Map<string, Record<string, string>>()
const most = 500

/** The theme as CSS custom properties, calculated once for each theme. */
export function lookOf(theme: Theme): Record<string, string> {
  const key = JSON.stringify(theme)
  const look = looks.get(key) ?? themeVariables(theme)
  if (looks.size >= most) looks.clear()
  looks.set(key, look)
  return look
}
