/** The name under which an entry of the tab's history keeps the token. */
const kept = 'patchbay_token'

/**
 * Keeps the token of a link out of the address of its page: Facebook's script sends that address to Facebook. The address then
 * names the link alone, by the first part of the token, which opens nothing. The token stays with this entry of the tab's history,
 * so that a reload and the way back find it.
 *
 * @param given the token, or its first part on a page that was loaded again
 * @returns the token; undefined when this page leaves for the whole address
 */
export function hideToken(given: string): string | undefined {
  const { pathname, search, hash } = location
  // The segment may hold more than the token, such as a full stop that a mail program took for a part of the address.
  const at = (token: string) => pathname.replace(/[^/]+\/?$/, token) + search + hash
  const [name = '', secret] = given.split('.')
  if (secret) {
    history.replaceState({ ...history.state, [kept]: given }, '', at(name))
    return given
  }
  const token: unknown = history.state?.[kept]
  if (typeof token !== 'string' || !token.startsWith(`${given}.`)) return given
  location.replace(at(token))
  return undefined
}
