import { prepared } from '../database/prepared.ts'

/** What the Graph proxy needs of a number. */
export const reachedColumns = [
  'id',
  'project_id',
  'customer_id',
  'phone_number_id',
  'business_account_id',
  'connection_type',
  'connection_status',
  'connected_at',
  'throughput_tier',
  'meta_app_id',
  'token',
] as const

/** A number of a project by Meta's id. */
export const reachNumber = prepared((db, projectId: string, phoneNumberId: string) =>
  db
    .selectFrom('phone_numbers')
    .select(reachedColumns)
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId),
)

export type ReachedNumber = NonNullable<Awaited<ReturnType<typeof reachNumber>>>

/** The number whose token reaches an account: a connected one where there is one, since `active` sorts first. */
export const reachAccount = prepared((db, projectId: string, wabaId: string) =>
  db
    .selectFrom('phone_numbers')
    .select(reachedColumns)
    .where('project_id', '=', projectId)
    .where('business_account_id', '=', wabaId)
    .orderBy('connection_status')
    .orderBy('id')
    .limit(1),
)

/** A number of the project in another account than the given one, if there is one. */
export const otherAccount = prepared((db, projectId: string, wabaId: string) =>
  db
    .selectFrom('phone_numbers')
    .select(reachedColumns)
    .where('project_id', '=', projectId)
    .where('business_account_id', '!=', wabaId)
    .limit(1),
)
