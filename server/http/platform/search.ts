import * as z from 'zod/mini'
import { SearchResult } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { searchProject } from '../../use-cases/projects/search-project.ts'
import type { Resource } from '../surface.ts'
import { get, one } from './operation.ts'

const says = 'must be what you look for, in 1 to 500 characters'
const Query = z.object({ q: z.string(says).check(z.trim(), z.minLength(1, says), z.maxLength(500, says)) })

export const searching: Resource<Deps> = {
  tag: 'Project',
  operations: [
    get('/search', {
      id: 'search',
      summary: 'Whatever you paste',
      description:
        "The address of a setup link, an id of ours or of Meta's, a phone number in any spelling, your own id of a customer, or a part of a name. At most 20 of each kind, what fits by itself first.",
      query: Query,
      exampleQuery: { q: '+55 11 98765-4321' },
      answer: one(SearchResult, 'What was found.'),
      handle: ({ deps, caller, query }) => searchProject(deps, caller.projectId, query.q),
    }),
  ],
}
