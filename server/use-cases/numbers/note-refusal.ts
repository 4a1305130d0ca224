import type { Deps } from '../../deps.ts'
import type { GraphError } from '../../meta/errors.ts'
import { unknownRefusal } from '../../meta/known.ts'
import { observe } from '../../store/signup/observed.ts'
import { toIso } from '../../time.ts'

/** Counts a refusal of Graph that we have no fault for, for the project whose number or signup met it. */
export const noteRefusal = ({ db, now }: Pick<Deps, 'db' | 'now'>, projectId: string, error: GraphError) =>
  observe(db, projectId, unknownRefusal(error), toIso(now()))
