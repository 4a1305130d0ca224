import type { LaunchWay } from '../../../contract/index.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { policyOf } from '../../store/projects/projects.ts'
import type { Project } from '../../store/projects/tables.ts'

/** The page that a window of ours begins with and comes back to. It is always on the server's own host. */
export const windowPage = (publicUrl: string) => `${publicUrl}/connect/v1/window`

/**
 * What opens Meta's window. Meta's script runs only on hosts that the app lists at Meta, and a custom host of a project is not
 * among them, unless link or project say `sdk`.
 *
 * @param custom whether the customer's page is on a custom host of the project
 */
export const launchedBy = (
  { launch }: Pick<SetupLinkRow, 'launch'>,
  project: Pick<Project, 'policy'>,
  custom: boolean,
): LaunchWay => launch ?? policyOf(project).launch ?? (custom ? 'redirect' : 'sdk')
