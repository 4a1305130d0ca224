import type { Db } from '../database/tables.ts'
import type { StepAnswersRow } from './tables.ts'

export const answersOfLink = (db: Db, linkId: string): Promise<StepAnswersRow[]> =>
  db.selectFrom('step_answers').selectAll().where('setup_link_id', '=', linkId).execute()

/** Adds the answers to a step, or replaces those from before. */
export const putAnswers = (db: Db, row: StepAnswersRow) =>
  db
    .insertInto('step_answers')
    .values(row)
    .onConflict((on) =>
      on.columns(['setup_link_id', 'step']).doUpdateSet({
        status: row.status,
        answers: row.answers,
        updated_at: row.updated_at,
      }),
    )
    .execute()

/** Rows deleted in one statement, so that another writer waits only some milliseconds for it. */
const batch = 500

/** Deletes some of the answers that are past their retention period; false when none were left. */
export async function forgetStepAnswers(db: Db, before: string): Promise<boolean> {
  const old = await db
    .selectFrom('step_answers')
    .select(['setup_link_id', 'step'])
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .limit(batch)
    .execute()
  if (!old.length) return false
  await db
    .deleteFrom('step_answers')
    .where('updated_at', '<', before)
    .where((of) =>
      of(
        of.refTuple('setup_link_id', 'step'),
        'in',
        old.map((row) => of.tuple(row.setup_link_id, row.step)),
      ),
    )
    .execute()
  return true
}
