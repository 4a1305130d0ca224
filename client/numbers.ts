import type {
  NumberPool,
  NumberPoolCreate,
  NumberPoolUpdate,
  PoolNumber,
  PoolNumberStatus,
  PoolNumbersImport,
  PoolNumbersImported,
  PoolNumberUpdate,
  TelephonyAccount,
  TelephonyUpdate,
} from '../contract/index.ts'
import { type Listed, listed, type PageOptions } from './paging.ts'
import type { Once, Transport } from './transport.ts'
import { verbs } from './verbs.ts'

type PoolNumberQuery = PageOptions & { status?: PoolNumberStatus; phone_number?: string }

/** Numbers that are kept for customers, and where they are bought. */
export function numberMethods(send: Transport) {
  const { get, id, patch, post, put, remove } = verbs(send)
  const pool = (poolId: string) => `/number_pools/${id(poolId)}`
  const numberIn = (poolId: string, numberId: string) => `${pool(poolId)}/numbers/${id(numberId)}`
  return {
    numberPools: {
      ...listed<NumberPool, PageOptions & { country_iso?: string }>(send, '/number_pools'),
      create: (number_pool: NumberPoolCreate, once?: Once) => post<NumberPool>('/number_pools', { number_pool }, once),
      get: (poolId: string) => get<NumberPool>(pool(poolId)),
      update: (poolId: string, number_pool: NumberPoolUpdate) => patch<NumberPool>(pool(poolId), { number_pool }),
      /** No number of it is given out any more. `release`: the free ones go back to the provider. */
      drain: (poolId: string, { release = false }: { release?: boolean } = {}, once?: Once) =>
        post<NumberPool>(`${pool(poolId)}/drain`, { release }, once),
      numbers: (poolId: string): Listed<PoolNumber, PoolNumberQuery> => listed(send, `${pool(poolId)}/numbers`),
      import: (poolId: string, numbers: PoolNumbersImport, once?: Once) =>
        post<PoolNumbersImported>(`${pool(poolId)}/numbers`, numbers, once),
      getNumber: (poolId: string, numberId: string) => get<PoolNumber>(numberIn(poolId, numberId)),
      updateNumber: (poolId: string, numberId: string, number: PoolNumberUpdate) =>
        patch<PoolNumber>(numberIn(poolId, numberId), { number }),
      releaseNumber: (poolId: string, numberId: string) => remove(numberIn(poolId, numberId)),
    },

    telephony: {
      get: () => get<TelephonyAccount>('/telephony'),
      update: (telephony: TelephonyUpdate) => put<TelephonyAccount>('/telephony', { telephony }),
      delete: () => remove('/telephony'),
    },
  }
}
