import { type RawBuilder, sql } from 'kysely'

/**
 * Who speaks in a webhook of Meta's: the rows of `meta_apps` whose secret signed it, one for each project that uses the app; null is
 * the app of the settings.
 */
export type Signer = readonly string[] | null

/** Whether a row was made with the app that speaks. */
export const madeWith = (signer: Signer, column = 'meta_app_id'): RawBuilder<boolean> =>
  signer ? sql<boolean>`${sql.ref(column)} in (${sql.join(signer)})` : sql<boolean>`${sql.ref(column)} is null`

/** The signer in a key: two apps that tell of the same account do not overtake each other. Empty for the app of the settings. */
export const signerKey = (signer: Signer): string => signer?.join(' ') ?? ''
