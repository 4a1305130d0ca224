import type { OwnedNumber, Telephony } from '../../../server/telephony/telephony.ts'
import { TelephonyError, type TelephonyReason } from '../../../server/telephony/telephony-error.ts'
import type { PlayedCountry, PlayedCredentials, PlayedSettings } from './schemas.ts'

interface PlayedAccount {
  credentials: PlayedCredentials
  settings: PlayedSettings
  countries: Record<string, PlayedCountry>
  webhookUrl: string
}

interface Line {
  id: string
  number: string
  label: string | null
  hook: string | null
}

const reasons: Record<number, TelephonyReason> = { 401: 'credentials', 409: 'taken', 422: 'requirements', 429: 'busy' }

/** An account at the phone company that the test plays. */
export function connectPlayed({ credentials, settings, countries, webhookUrl }: PlayedAccount): Telephony {
  const hook = `${webhookUrl}/message`

  async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${settings.url}/workspaces/${credentials.workspace}${path}`, {
      method,
      headers: { Authorization: `Bearer ${credentials.api_key}`, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch((error: unknown) => {
      throw new TelephonyError('unanswered', { message: 'no answer' }, error)
    })
    const answer = (await response.json()) as Answer & { code?: string; message?: string }
    if (response.ok) return answer
    const detail = { status: response.status, code: answer.code, message: answer.message }
    throw new TelephonyError(reasons[response.status] ?? 'refused', detail)
  }

  const owned = (line: Line): OwnedNumber => ({
    provider_id: line.id,
    phone_number: line.number,
    marker: line.label,
    attached: line.hook === hook,
  })
  const list = async () => (await call<Line[]>('GET', '/lines')).map(owned)

  return {
    check: async () => void (await list()),
    search: async ({ country_iso, area_code }, most) => {
      const wanted = new URLSearchParams({ country: country_iso, area: area_code ?? '' })
      const numbers = await call<string[]>('GET', `/shelf?${wanted}`)
      return numbers.slice(0, most).map((phone_number) => ({ phone_number, country_iso }))
    },
    buy: async ({ phone_number, country_iso }, marker) => {
      const carrier = countries[country_iso]?.carrier ?? null
      return owned(await call<Line>('POST', '/lines', { number: phone_number, label: marker, hook, carrier }))
    },
    find: async (phoneNumber) => (await list()).find((number) => number.phone_number === phoneNumber),
    list,
    attach: async (id, marker) => void (await call('PUT', `/lines/${id}`, { label: marker, hook })),
    release: async (id) => void (await call('DELETE', `/lines/${id}`)),
  }
}
