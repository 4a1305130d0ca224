import type { Updateable } from 'kysely'
import type { AppDeps } from '../../deps.ts'
import { moveProvided } from '../../store/provisioning/provided-numbers.ts'
import type { ProvidedNumberRow, ProvidedNumbersTable } from '../../store/provisioning/tables.ts'
import { toIso } from '../../time.ts'
import { Overspent, prices, spend } from '../numbers/registration/spend.ts'
import { aboutCode } from './number-view.ts'

interface Verification {
  /** Meta's id of the number, or of its verification beforehand. */
  metaId: string
  token: string
  /** Milliseconds since the text was asked for: after `text` WhatsApp is asked to call, after `call` no code is expected. */
  patience: { text: number; call: number }
}

/**
 * Verifies a number of ours with Meta by the code that WhatsApp sends to it: first by text, then by call. Each call of this
 * function takes one step and waits for nothing; the number's row remembers the steps before.
 *
 * @returns `waiting`: look again soon. `silent`: no code came; one that comes late still counts.
 */
export async function verifyByCode(
  { db, graph, now, sealer }: Pick<AppDeps, 'db' | 'graph' | 'now' | 'sealer'>,
  number: ProvidedNumberRow,
  { metaId, token, patience }: Verification,
): Promise<'waiting' | 'verified' | 'silent'> {
  const write = (change: Updateable<ProvidedNumbersTable>) => moveProvided(db, number.id, [number.status], change)
  const { code, code_at, code_asked_at } = number
  /** False when Meta has sent as many codes as it may for now. */
  const asked = async (method: 'SMS' | 'VOICE') => {
    try {
      await spend({ db, now }, prices.requestCode, metaId, () => graph.requestCode(metaId, method, token))
      return true
    } catch (error) {
      if (error instanceof Overspent) return false
      throw error
    }
  }
  if (!code_asked_at) {
    // Written before the request: the text may arrive before Meta's answer, or that answer may be lost.
    await write({ code: null, code_asked_at: toIso(now()), note: null })
    return (await asked('SMS')) ? 'waiting' : 'silent'
  }
  if (code && code_at && code_at >= code_asked_at) {
    const digits = await sealer.open(code, aboutCode(number.id))
    await spend({ db, now }, prices.verifyCode, metaId, () => graph.verifyCode(metaId, digits, token))
    await write({ code: null, code_asked_at: null, note: null })
    return 'verified'
  }
  const waited = now().getTime() - Date.parse(code_asked_at)
  if (waited >= patience.call) return 'silent'
  if (waited >= patience.text && number.note !== calling) {
    await write({ note: calling })
    if (!(await asked('VOICE'))) return 'silent'
  }
  return 'waiting'
}

/** By this note the row remembers that a call was asked for. */
const calling = 'no text came: WhatsApp was asked to call'
