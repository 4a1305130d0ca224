import type { Kysely } from 'kysely'

/**
 * Whether the app was subscribed to a number's account before the number was connected: then the subscription stays when the
 * number is deleted. Null for numbers from before, whose subscription is taken for ours.
 */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('phone_numbers').addColumn('was_subscribed', 'integer').execute()
}
