import type { AccountScope } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import type { Forward } from '../../meta/forward.ts'
import { otherAccount, type ReachedNumber, reachAccount, reachNumber } from '../../store/messaging/reach.ts'
import { tokenOfNumber } from '../../use-cases/numbers/number-token.ts'
import type { Wanted } from './find-operation.ts'
import { badParameter, disconnected, invisible, noPermission } from './graph-fault.ts'
import type { GraphCaller } from './key-access.ts'
import { isFlowOf, isMedia, isTemplateOf } from './owned.ts'

/** Where a call goes, and in whose name. */
export interface Target {
  /** The number whose token is used. */
  number: ReachedNumber
  token: string
  /** The way to Graph of the app that the token is of. */
  forward: Forward
  /** What is called at Graph, below the version. */
  path: string
  method: string
  node: 'number' | 'account' | 'media' | 'other'
}

/** A call as far as the address says it. */
export interface Asked extends Wanted {
  caller: GraphCaller
  query: URLSearchParams
  signal: AbortSignal
}

/**
 * Finds the number whose token a call may use, and checks that the caller reaches everything that the address names. An id in the
 * address is a hint until the database, or Meta for media, flows and templates, says whose it is.
 *
 * @throws {GraphFault} 100/33 for what is not the caller's, 200 without the scope, 190 for a number that was disconnected
 */
export async function reach(deps: Deps, asked: Asked): Promise<Target> {
  const { caller, ids, operation, path, query } = asked
  const { method } = operation
  await checkHints(deps, caller, method, query)
  if (operation.node === 'number') {
    const id = ids.phone_number_id as string
    needScope(caller, operation.scope)
    if (!caller.number) throw invisible(method, id)
    if (ids.code !== undefined && !/^\w{1,40}$/.test(ids.code)) throw invisible(method, ids.code.slice(0, 60))
    return target(deps, caller.number, method, path, 'number')
  }
  if (operation.node === 'account' || operation.node === 'template') {
    const id = ids.business_account_id as string
    needScope(caller, operation.scope)
    const number = await accountNumber(deps, caller, id)
    if (!number) throw invisible(method, id)
    if (operation.node === 'account') return target(deps, number, method, path, 'account')
    const template = ids.template_id ?? query.get('hsm_id') ?? ''
    if (!/^\d{1,32}$/.test(template)) throw badParameter('hsm_id must be the id of the template')
    const found = await target(deps, number, operation.method === 'put' ? 'post' : method, template, 'other')
    if (!(await isTemplateOf(found, asked, id, template))) throw invisible(method, template)
    query.delete('hsm_id')
    return found
  }
  return reachAny(deps, asked, ids.flow_id ?? (ids.node_id as string))
}

/** A path that begins with an id alone: a number, an account, a media file or a flow. */
async function reachAny(deps: Deps, asked: Asked, id: string): Promise<Target> {
  const { caller, query } = asked
  const { method, node } = asked.operation
  if (node === 'any' && method === 'get') {
    const own = caller.number
    const account = own ? undefined : await accountNumber(deps, caller, id)
    if (own ?? account) {
      needScope(caller, 'numbers')
      return target(deps, (own ?? account) as ReachedNumber, method, id, own ? 'number' : 'account')
    }
  }
  const phone = query.get('phone_number_id')
  const number = await hintedNumber(deps, caller, query)
  if (!number) throw invisible(method, id)
  const found = await target(deps, number, method, asked.path, 'other')
  // Meta itself checks that a media file was uploaded by the number that the call names.
  if (node === 'any' && phone && !query.has('fields') && (await isMedia(found, asked, id, phone))) {
    needScope(caller, 'media')
    return { ...found, node: 'media' }
  }
  needScope(caller, 'flows')
  if (!(await isFlowOf(found, asked, number.business_account_id, id))) throw invisible(method, id)
  query.delete('phone_number_id')
  query.delete('business_account_id')
  return found
}

async function target(
  deps: Deps,
  number: ReachedNumber,
  method: string,
  path: string,
  node: Target['node'],
): Promise<Target> {
  if (number.connection_status === 'disconnected') throw disconnected(number.phone_number_id)
  const { forward } = await deps.apps.of(number)
  return { number, token: await tokenOfNumber(deps, number), forward, method: method.toUpperCase(), path, node }
}

/** The number, if the key reaches it. */
const reached = ({ accountId }: GraphCaller, number: ReachedNumber | undefined) =>
  number && (accountId === undefined || number.business_account_id === accountId) ? number : undefined

async function accountNumber(deps: Deps, { projectId, accountId }: GraphCaller, id: string) {
  return accountId === undefined || accountId === id ? reachAccount(deps.db, projectId, id) : undefined
}

/** The ids of a query must be the caller's, wherever they stand. */
async function checkHints(deps: Deps, caller: GraphCaller, method: string, query: URLSearchParams) {
  const [phone, account] = [query.get('phone_number_id'), query.get('business_account_id')]
  if (phone !== null && !reached(caller, await reachNumber(deps.db, caller.projectId, phone)))
    throw invisible(method, phone)
  if (account !== null && !(await accountNumber(deps, caller, account))) throw invisible(method, account)
}

/** Whose token to use for an id that names neither: the query says so, or there is only one account it could be. */
async function hintedNumber(deps: Deps, caller: GraphCaller, query: URLSearchParams) {
  const { db } = deps
  const { projectId, accountId } = caller
  const phone = query.get('phone_number_id')
  if (phone !== null) return reached(caller, await reachNumber(db, projectId, phone))
  const account = query.get('business_account_id') ?? accountId
  if (account !== undefined && account !== null) return accountNumber(deps, caller, account)
  const first = await otherAccount(db, projectId, '')
  if (first && !(await otherAccount(db, projectId, first.business_account_id))) return first
  throw badParameter('Say whose it is: phone_number_id or business_account_id is missing in the query')
}

function needScope({ scopes }: GraphCaller, scope: AccountScope) {
  if (scopes && !scopes.includes(scope)) throw noPermission(`This key has no scope ${scope}.`)
}
