import { emitPoolLow } from '../../delivery/emit.ts'
import type { Db } from '../../store/database/tables.ts'
import { countNumbers, findPool, noteLow } from '../../store/provisioning/number-pools.ts'
import { toIso } from '../../time.ts'

/** Call it when numbers left a pool: it warns once when fewer are ready than the pool's mark. */
export async function watchFall(tx: Db, now: Date, projectId: string, poolId: string) {
  const level = await levelOf(tx, projectId, poolId)
  if (!level || level.available >= level.pool.low_water_mark || level.pool.draining === 1) return
  if (await noteLow(tx, poolId, toIso(now))) await emitPoolLow(tx, now, level.pool, level.available)
}

/** Call it when numbers came to a pool: when enough are ready, the next fall warns again. */
export async function watchRise(tx: Db, projectId: string, poolId: string) {
  const level = await levelOf(tx, projectId, poolId)
  if (level && level.available >= level.pool.low_water_mark) await noteLow(tx, poolId, null)
}

/** Undefined for a pool without a mark. */
async function levelOf(tx: Db, projectId: string, poolId: string) {
  const pool = await findPool(tx, projectId, poolId)
  if (!pool || (pool.low_water_mark === 0 && pool.low_since === null)) return undefined
  return { pool, available: (await countNumbers(tx, [pool])).get(pool.id)?.available ?? 0 }
}
