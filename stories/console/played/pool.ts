import * as z from 'zod/mini'
import { PoolNumber, PoolNumbersImport, PoolNumbersImported } from '../../../contract/index.ts'
import { before, id, pools } from './fixtures.ts'

const poolId = pools[0]?.id as string

const numberOf = (n: number, phone_number: string, status: PoolNumber['status'], note: string | null = null) =>
  PoolNumber.parse({
    ...{ id: id(720 + n), pool_id: poolId, country_iso: 'US', phone_number, status, note, source: 'import' },
    display_phone_number: phone_number.replace(/^\+1(\d{3})(\d{3})/, '+1 $1-$2-'),
    ...{ provider: 'twilio', provider_id: null, preverified_id: null, verified_until: null },
    ...{ setup_link_id: null, phone_number_id: null, created_at: before(900), updated_at: before(40 + n) },
  })

export const poolNumbers = z
  .array(PoolNumber)
  .parse([
    numberOf(0, '+14155550140', 'available'),
    numberOf(1, '+14155550141', 'checking'),
    numberOf(2, '+14155550142', 'refused', 'It is not in the telephony account of this project'),
  ])

/** As the server answers: it takes what is right, and says what it had already. */
export function imported(body: string): PoolNumbersImported {
  const { numbers } = PoolNumbersImport.parse(JSON.parse(body))
  const known = poolNumbers.map(({ phone_number }) => phone_number)
  const fresh = numbers.filter(({ phone_number }) => !known.includes(phone_number))
  return PoolNumbersImported.parse({
    imported: fresh.map(({ phone_number }, n) => numberOf(10 + n, phone_number, 'checking')),
    already_there: numbers.length - fresh.length,
  })
}
