import type { AttemptInput } from '../../contract/index.ts'
import { type Api, patiently } from './api.ts'
import { readAttempt } from './wire.ts'

/** A server that exchanges a code waits for Meta, which can take long. */
const slowest = 40_000

const one = (id: string) => `/attempts/${encodeURIComponent(id)}`

/** The Connect API's requests about an attempt. Each throws an `ApiFailure`, as `createApi` says. */
export const putAttempt = ({ ask }: Api, id: string, body: AttemptInput, signal: AbortSignal) =>
  patiently(signal, 3, () => ask(signal, readAttempt, one(id), { method: 'PUT', body, timeout: slowest }))

export const getAttempt = ({ ask }: Api, id: string, signal: AbortSignal) => ask(signal, readAttempt, one(id))

export const postPin = ({ ask }: Api, id: string, pin: string, signal: AbortSignal) =>
  ask(signal, readAttempt, `${one(id)}/pin`, { method: 'POST', body: { pin } })

export const retryAttempt = ({ ask }: Api, id: string, signal: AbortSignal) =>
  patiently(signal, 3, () => ask(signal, readAttempt, `${one(id)}/retry`, { method: 'POST' }))
