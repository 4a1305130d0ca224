// @ts-check

/**
 * Asks the sandbox; a body that is no form is sent as JSON.
 *
 * @param {string} path
 * @param {object | FormData} [body]
 * @returns {Promise<any>}
 */
export async function ask(path, body) {
  const headers = {
    'X-Phone': '1',
    ...(body && !(body instanceof FormData) ? { 'Content-Type': 'application/json' } : {}),
  }
  const reply = await fetch(`/_phone/${path}`, {
    ...(body ? { method: 'POST', body: body instanceof FormData ? body : JSON.stringify(body) } : {}),
    headers,
  }).catch(() => null)
  const answer = await reply?.json().catch(() => null)
  if (!reply?.ok) throw new Error(answer?.error ?? 'The sandbox does not answer.')
  return answer
}

/** @param {number} at */
export const clock = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
