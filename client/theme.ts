import type { CurrentTheme, ProjectTheme, Theme } from '../contract/index.ts'
import { listed, type PageOptions } from './paging.ts'
import type { Transport } from './transport.ts'
import { verbs } from './verbs.ts'

/** What links of the project wear by default. */
export function themeMethods(send: Transport) {
  const { get, id, post, put } = verbs(send)
  const versions = '/theme/versions'
  return {
    theme: {
      get: () => get<CurrentTheme>('/theme'),
      /** Links that are out wear it too, and open pages change to it within half a minute. */
      publish: (theme: Theme) => put<CurrentTheme>('/theme', { theme }),
      versions: {
        ...listed<ProjectTheme, PageOptions>(send, versions),
        get: (versionId: string) => get<ProjectTheme>(`${versions}/${id(versionId)}`),
        /** Once more, as the newest. */
        publish: (versionId: string) => post<CurrentTheme>(`${versions}/${id(versionId)}/publish`, {}),
      },
    },
  }
}
