import type { Reachability } from './reachability.ts'
import type { Sessions } from './session.ts'

const patience = 30_000
/** How many answers are kept to be compared with: those of the screens that somebody looked at last. */
const mostKept = 60

/** Answers that come from what stands before the server, not from it. */
const gone = [502, 503, 504]

/**
 * `fetch` for the client of the Platform API, with the session in place of a key.
 *
 * When the session has ended, the request waits until somebody signs in again, and is then sent with the same idempotency key:
 * a deed is done once or not at all. A read brings the ETag of its last answer, so that asking again costs little.
 */
export function sessionFetch(sessions: Sessions, reach: Reachability, send: typeof fetch): typeof fetch {
  const kept = new Map<string, { etag: string; text: string }>()
  return async (input, init = {}) => {
    const url = String(input)
    const headers = new Headers(init.headers)
    headers.delete('X-API-Key')
    const reading = (init.method ?? 'GET') === 'GET'
    const last = reading ? kept.get(url) : undefined
    if (last) headers.set('If-None-Match', last.etag)
    const project = projectOf(sessions)
    for (;;) {
      const access = sessions.access()
      if (access.state !== 'in') return refused(401, 'You signed out, so nothing was sent.')
      // Somebody may have signed in to another project meanwhile: this request was not made for that one.
      if (projectOf(sessions) !== project) return refused(409, 'You signed in to another project, so nothing was sent.')
      const { csrf } = access.session
      headers.set('X-Patchbay-Console', csrf)
      const response = await attempt(send, url, { ...init, headers }, reach)
      if (response.status === 401) {
        const now = sessions.access()
        // Another request may have noticed first, and somebody may have signed in since.
        if (now.state === 'in' && (now.again || now.session.csrf === csrf)) await sessions.renewed()
        continue
      }
      // 403 is what a key may not do, or the csrf of a session that another tab has replaced.
      if (response.status === 403 && (await sessions.changed(csrf))) continue
      if (response.status === 304 && last) return new Response(last.text, { status: 200 })
      const etag = response.headers.get('ETag')
      if (reading && response.ok && etag) {
        const text = await response.text()
        kept.delete(url)
        kept.set(url, { etag, text })
        if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
        return new Response(text, { status: 200 })
      }
      return response
    }
  }
}

function projectOf(sessions: Sessions): string | undefined {
  const access = sessions.access()
  return access.state === 'in' ? access.session.project.id : undefined
}

/** An answer and not an exception: the client would send the request again after one. */
const refused = (status: number, error: string) => new Response(JSON.stringify({ error }), { status })

async function attempt(send: typeof fetch, url: string, init: RequestInit, reach: Reachability): Promise<Response> {
  try {
    const response = await send(url, {
      ...init,
      // The client's own patience would run out while somebody signs in.
      signal: AbortSignal.timeout(patience),
      credentials: 'same-origin',
      cache: 'no-store',
    })
    reach.set(!gone.includes(response.status))
    return response
  } catch (cause) {
    reach.set(false)
    throw cause
  }
}
