import { type Kysely, sql } from 'kysely'

/** Numbers are found by their digits, however Graph formats them; see `digits` in `store/numbers/lines.ts`. */
export async function up(db: Kysely<unknown>) {
  await sql`create index phone_numbers_by_digits on phone_numbers (project_id, (replace(replace(replace(replace(replace(display_phone_number, '+', ''), ' ', ''), '-', ''), '(', ''), ')', '')))`.execute(
    db,
  )
}
