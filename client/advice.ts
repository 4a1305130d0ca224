/** Mistakes of the developer that a client can see, each with what to do. Undefined when there are none. */

const linkToken = /^[\w-]{22}\.[\w-]{31,33}$/
const underPath = 'If Patchbay is mounted under a path, `serverUrl` must end in that path.'

/** Before a request: checks what the client was made with, and the ids in the path. */
export function aboutCall(serverUrl: string, apiKey: string, method: string, path: string): string | undefined {
  if (!serverUrl)
    return '`serverUrl` is missing. Pass the address of your Patchbay server to createClient, for example https://connect.example.com.'
  if (!/^https?:\/\/[^/]/.test(serverUrl))
    return `\`serverUrl\` is "${serverUrl}", which is no web address. Write it with https:// at its start.`
  if (/\/s\/[^/]+\/?$/.test(serverUrl))
    return '`serverUrl` is the address of a setup link. Pass the address of your Patchbay server, which ends before /s/.'
  if (/\/platform\/v1\/?$/.test(serverUrl))
    return '`serverUrl` ends in /platform/v1, which the client adds by itself. Leave it out.'
  if (!apiKey?.trim())
    return '`apiKey` is empty. Pass a key of your project: PATCHBAY_API_KEY of the server, or one that `npx patchbay keys create` made.'
  if (linkToken.test(apiKey))
    return '`apiKey` is the token of a setup link, which opens that link alone. Pass a key of your project.'
  if (apiKey.startsWith('pbw_'))
    return '`apiKey` is the key of one account, which reaches /meta/whatsapp alone. Pass a key of your project.'
  if (/[^\t\x20-\xff]/.test(apiKey.trim()))
    return '`apiKey` holds a line break or a character that no header can hold. Pass the key alone.'
  return aboutIds(method, path)
}

function aboutIds(method: string, path: string): string | undefined {
  const segments = path.slice(1).split('/').map(decodeURIComponent)
  const call = `${method} ${path}`
  if (segments.some((segment) => ['', 'undefined', 'null', '[object Object]'].includes(segment)))
    return `an id is missing in ${call}. Pass the \`id\` of what an earlier answer held.`
  if (segments.some((segment) => linkToken.test(segment) || /^https?:/.test(segment)))
    return `${method} /${segments[0]}/… takes ids, and got the token or the address of a setup link. Pass the link's \`id\`.`
  return undefined
}

/** After an answer: whether another app than Patchbay gave it. */
export function aboutAnswer(url: string, status: number, text: string): string | undefined {
  if (/^\s*</.test(text)) return `${url} answered with HTML (${status}): another app answers there. ${underPath}`
  const body = parsed(text)
  const isObject = typeof body === 'object' && body !== null
  // The health of a number stands under no `data`, as in Kapso's API.
  const isHealth = isObject && 'status' in body && 'timestamp' in body
  const ours = isObject && (status < 400 ? 'data' in body || isHealth : 'error' in body)
  return ours ? undefined : `${url} answered with ${status}, and not as Patchbay does. ${underPath}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
