/** One Graph call, without anything secret: no token, no code, no PIN, no body. */
export type Call = {
  at: string
  method: string
  /** What was called, with ids taken out: `/{phone}/register`. */
  path: string
  version: string
  /** The id that stood in the path; an asset's id is not a secret. */
  object: string | null
  status: number
  code: number | null
  subcode: number | null
  ms: number
  /** True when a fault answered instead of the Graph. */
  fault: boolean
}

export type CallFilter = { method?: string; path?: string; object?: string; status?: number }

/** A page of the newest calls is all that anyone reads; a bench must not fill the memory with the rest. */
const kept = 10_000

export function logCall(calls: Call[], call: Call): void {
  calls.push(call)
  if (calls.length > kept) calls.splice(0, calls.length - kept)
}

/** `path` matches a part of the template; the other fields match whole. */
export const filterCalls = (calls: readonly Call[], filter: CallFilter = {}): Call[] =>
  calls.filter(
    (call) =>
      (!filter.method || call.method === filter.method.toUpperCase()) &&
      (!filter.path || call.path.includes(filter.path)) &&
      (!filter.object || call.object === filter.object) &&
      (!filter.status || call.status === filter.status),
  )
