import * as z from 'zod/mini'
import { MetaObservation } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { observedBy } from '../../../store/signup/observed.ts'
import type { Resource } from '../../surface.ts'
import { get, one } from '../operation.ts'

export const metaObserved: Resource<Deps> = {
  tag: 'Project',
  operations: [
    get('/meta/observed', {
      id: 'listMetaObserved',
      summary: 'What Meta said that this version does not know',
      description:
        'Names of events, screens and webhook fields, and error codes, as the customers of your project met them; most recent first. A new one means that Meta has changed something.',
      answer: one(z.array(MetaObservation)),
      handle: ({ deps, caller }) => observedBy(deps.db, caller.projectId),
    }),
  ],
}
