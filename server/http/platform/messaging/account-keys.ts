import * as z from 'zod/mini'
import { AccountKey, AccountKeyClaim, AccountKeyCreate, ApiKeyRotate } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import { findAccountKey, listAccountKeys } from '../../../store/messaging/account-keys.ts'
import { reachAccount } from '../../../store/messaging/reach.ts'
import type { AccountKeyRow } from '../../../store/messaging/tables.ts'
import { toIso } from '../../../time.ts'
import { claimKey } from '../../../use-cases/messaging/claim-key.ts'
import { createAccountKey } from '../../../use-cases/messaging/create-account-key.ts'
import { revokeAccountKey } from '../../../use-cases/messaging/revoke-account-key.ts'
import { rotateAccountKey } from '../../../use-cases/messaging/rotate-account-key.ts'
import type { Resource } from '../../surface.ts'
import { viewKey } from '../api-keys.ts'
import { PageQuery } from '../lists.ts'
import { get, gone, made, one, page, post, remove } from '../operation.ts'

const RotateBody = z.object({ account_key: z._default(ApiKeyRotate, { overlap_hours: 24 }) })

const viewAccountKey = ({ scopes, ...row }: AccountKeyRow, now: string, key?: string): AccountKey => ({
  ...viewKey(row, now, undefined, key),
  scopes: JSON.parse(scopes),
})

/** The keys that reach one account of the project at the Graph proxy, and nothing else. */
export const accountKeys: Resource<Deps> = {
  tag: 'Messaging',
  operations: [
    get('/whatsapp/accounts/:business_account_id/keys', {
      id: 'listAccountKeys',
      summary: 'List the keys of one account',
      query: PageQuery,
      answer: page(AccountKey),
      async handle({ deps, caller, params, query }) {
        const { business_account_id } = params
        if (!(await reachAccount(deps.db, caller.projectId, business_account_id)))
          throw new Fault('not_found', 'Account not found')
        const { rows, ...counts } = await listAccountKeys(deps.db, caller.projectId, business_account_id, query)
        const now = toIso(deps.now())
        return { rows: rows.map((row) => viewAccountKey(row, now)), ...counts }
      },
    }),
    post('/whatsapp/accounts/:business_account_id/keys', {
      id: 'createAccountKey',
      summary: 'Make a key that reaches one account alone',
      description:
        'It opens the Graph proxy for the numbers of that account, as far as its scopes go, and nothing else.',
      body: z.object({ account_key: AccountKeyCreate }),
      example: { account_key: { name: 'the customer’s own system', scopes: ['messages', 'media'] } },
      answer: made(AccountKey, 'Made; `key` is in this answer alone.'),
      async handle({ deps, caller, params, body }) {
        const { business_account_id } = params
        const { row, key } = await createAccountKey(deps, caller.projectId, business_account_id, body.account_key)
        return viewAccountKey(row, toIso(deps.now()), key)
      },
    }),
    post('/whatsapp/account_keys/claim', {
      id: 'claimAccountKey',
      summary: 'Take the key that a finished signup brought, once',
      description:
        'For links with `issue_key`. `result` is the signed one of the redirect, or of the widget’s `onSuccess`, and ten minutes old at most. A key that a webhook has been told is not told again.',
      body: z.object({ account_key: AccountKeyClaim }),
      example: { account_key: { result: 'eyJ-the-signed-result' } },
      answer: made(AccountKey, 'The key; `key` is in this answer alone.'),
      refusals: [404, 422],
      async handle({ deps, caller, body }) {
        const { row, key } = await claimKey(deps, caller.projectId, body.account_key.result)
        return viewAccountKey(row, toIso(deps.now()), key)
      },
    }),
    get('/whatsapp/accounts/:business_account_id/keys/:key_id', {
      id: 'getAccountKey',
      summary: 'Read what a key of an account is',
      answer: one(AccountKey),
      async handle({ deps, caller, params: { business_account_id, key_id } }) {
        const row = await findAccountKey(deps.db, caller.projectId, business_account_id, key_id)
        if (!row) throw new Fault('not_found', 'Account key not found')
        return viewAccountKey(row, toIso(deps.now()))
      },
    }),
    post('/whatsapp/accounts/:business_account_id/keys/:key_id/rotate', {
      id: 'rotateAccountKey',
      summary: 'Make the key that takes another’s place; both work for a while',
      body: RotateBody,
      example: { account_key: { overlap_hours: 24 } },
      answer: made(AccountKey, 'The new key; `key` is in this answer alone.'),
      async handle({ deps, caller, params: { business_account_id, key_id }, body }) {
        const { overlap_hours } = body.account_key
        const { row, key } = await rotateAccountKey(deps, caller.projectId, business_account_id, key_id, overlap_hours)
        return viewAccountKey(row, toIso(deps.now()), key)
      },
    }),
    remove('/whatsapp/accounts/:business_account_id/keys/:key_id', {
      id: 'revokeAccountKey',
      summary: 'Revoke a key of an account at once',
      answer: gone,
      handle: ({ deps, caller, params: { business_account_id, key_id } }) =>
        revokeAccountKey(deps, caller.projectId, business_account_id, key_id),
    }),
  ],
}
