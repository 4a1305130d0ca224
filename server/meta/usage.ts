import * as z from 'zod/mini'

/** What Meta's headers say about a rate limit. */
export interface Usage {
  /** How long an exhausted limit will last, in milliseconds; undefined when Meta does not say. */
  regain: number | undefined
  /** Whether a limit is exhausted, whatever the code of the refusal is. */
  spent: boolean
}

const share = z.catch(z.optional(z.number()), undefined)
const OfApp = z.object({ call_count: share, total_time: share, total_cputime: share })
const OfBusiness = z.record(
  z.string(),
  z.array(
    z.object({
      call_count: share,
      total_time: share,
      total_cputime: share,
      estimated_time_to_regain_access: z.optional(z.number().check(z.nonnegative())),
    }),
  ),
)

/** Reads the usage headers (https://developers.facebook.com/docs/graph-api/overview/rate-limiting). Meta counts shares in percent, and waits in minutes. */
export function usageOf(headers: Headers): Usage {
  const business = Object.values(read(OfBusiness, headers.get('X-Business-Use-Case-Usage')) ?? {}).flat()
  const app = read(OfApp, headers.get('X-App-Usage'))
  const minutes = Math.max(0, ...business.map((one) => one.estimated_time_to_regain_access ?? 0))
  const shares = [...business, ...(app ? [app] : [])].flatMap((one) => [
    one.call_count ?? 0,
    one.total_time ?? 0,
    one.total_cputime ?? 0,
  ])
  return { regain: minutes * 60_000 || undefined, spent: minutes > 0 || shares.some((percent) => percent >= 100) }
}

function read<Header extends z.ZodMiniType>(header: Header, text: string | null): z.infer<Header> | undefined {
  try {
    return header.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}
