/** Mistakes of the developer that the browser can detect, with advice. Undefined when there are none. */

export interface Host {
  serverUrl: string | undefined
  token: string | null | undefined
  /** Whether the host passes a function that fetches the token. */
  fetches: boolean
}

/** Before the first request: checks what the host passed. */
export function aboutProps({ serverUrl, token, fetches }: Host): string | null {
  if (!serverUrl)
    return 'the prop `serverUrl` is missing. Set it to the address of your Patchbay server, for example https://connect.example.com.'
  if (!isAddress(serverUrl))
    return `the prop \`serverUrl\` is "${serverUrl}", which is no web address. Write it with https:// at its start.`
  if (token && !token.includes('.'))
    return `the prop \`token\` is "${excerpt(token)}", which looks like the id of a setup link. Pass the link's \`token\` or its \`url\`.`
  if (!token && !fetches)
    return 'there is no `token` yet, so the widget shows its outline and asks nobody. Pass the `token` of a setup link, or `getToken`.'
  return null
}

/** After the server refused a request: what the server's answer to the same request says. */
export async function aboutServer(serverUrl: string, token: string, ask: typeof fetch = fetch): Promise<string | null> {
  const address = `${serverUrl.replace(/\/+$/, '')}/connect/v1/session`
  let answer: Response
  try {
    answer = await ask(address, {
      headers: { authorization: `Bearer ${token}` },
      credentials: 'omit',
      cache: 'no-store',
    })
  } catch {
    return `${address} did not answer, or answered without the CORS headers of Patchbay. Check that the server runs there, and that no proxy before it takes OPTIONS requests or headers away.`
  }
  const body = await answer.text()
  if (/^\s*</.test(body))
    return `${address} answered with HTML (${answer.status}): another app answers there. If Patchbay is mounted under a path, \`serverUrl\` must end in that path.`
  const { code, error } = record(body)
  if (typeof code !== 'string')
    return `${address} answered with ${answer.status}, and not as Patchbay does. If Patchbay is mounted under a path, \`serverUrl\` must end in that path.`
  if (code === 'origin_not_allowed')
    return `${location.origin} is not among the \`allowed_origins\` of this setup link. Create the link with allowed_origins: ["${location.origin}"]. The server says: ${error}.`
  if (code === 'link_not_found')
    return `no setup link has this token. Pass the \`token\` of a link of the server at ${serverUrl}, whole and unchanged.`
  return code === 'link_expired' || code === 'link_revoked' || code === 'already_used'
    ? `this setup link is over (${code}). Create a new one: a customer has one active link.`
    : null
}

/** After the first render: whether the stylesheet is loaded. */
export const aboutStyles = (root: Element): string | null =>
  getComputedStyle(root).containerType === 'inline-size'
    ? null
    : "the widget's stylesheet is missing. Add: import 'patchbay/styles.css'. Inside a shadow root, link it there."

const isAddress = (text: string) => /^https?:\/\/[^/]/.test(text) || text.startsWith('/')

const excerpt = (token: string) => (token.length > 12 ? `${token.slice(0, 8)}…` : token)

function record(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
