/**
 * Asks for a new link in place of one that is over. The address of its hosted page holds the server and the token.
 *
 * @returns whether the people who invite hear it
 */
export async function askForLink(linkUrl: string): Promise<boolean> {
  const [server, token] = linkUrl.split('/s/')
  try {
    const headers = { authorization: `Bearer ${token}` }
    const asked = await fetch(`${server}/connect/v1/new_link_request`, { method: 'POST', credentials: 'omit', headers })
    return asked.ok
  } catch {
    return false
  }
}
