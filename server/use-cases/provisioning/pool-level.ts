import { emitPoolLow } from '../../delivery/emit.ts'
import type { Db } from '../../store/database/tables.ts'
import { countNumbers, findPool, noteLow } from '../../store/provisioning/number-pools.ts'
import { toIso } from '../../time.ts'

/** Numbers left a pool: fewer ready ones than its mark are warned of, once. */
export async function watchFall(tx: Db, now: Date, projectId: string, poolId: string) {
  const level = await levelOf(tx, projectId, poolId)
  if (!level || level.available >= level.pool.low_water_mark || level.pool.draining === 1) return
  if (await noteLow(tx, poolId, toIso(now))) await emitPoolLow(tx, now, level.pool, level.available)
}

/** Numbers came to a pool: when there are enough, the next fall is warned of again. */
export async function watchRise(tx: Db, projectId: string, poolId: string) {
  const level = await levelOf(tx, projectId, poolId)
  if (level && level.available >= level.pool.low_water_mark) await noteLow(tx, poolId, null)
}

/** Nothing for a pool that nobody wants to be warned of. */
async function levelOf(tx: Db, projectId: string, poolId: string) {
  const pool = await findPool(tx, projectId, poolId)
  if (!pool || (pool.low_water_mark === 0 && pool.low_since === null)) return undefined
  return { pool, available: (await countNumbers(tx, [pool])).get(pool.id)?.available ?? 0 }
}
