import type { Theme } from '../../../contract/index.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'

export const themeOf = (link: SetupLinkRow): Theme => (link.theme ? JSON.parse(link.theme) : {})
