import type { Attempt, Session } from '../../contract/index.ts'

/** The connections made on this page, by link: a used link opens no session any more. */
const connected = new Map<string, Session>()

interface Link {
  serverUrl: string
  token(): string
}

/** The first part of a token identifies the link, but gives no access. */
const key = ({ serverUrl, token }: Link) => `patchbay done ${serverUrl} ${token().split('.')[0]}`

/** Stores how a link ended, for this page and this tab. */
export function remember(link: Link, session: Session, attempt: Attempt) {
  const whole = { ...session, attempt }
  connected.set(key(link), whole)
  try {
    sessionStorage.setItem(key(link), JSON.stringify(whole))
  } catch {
    // If the browser stores nothing for a tab, the result is known until the page is reloaded.
  }
}

/** The session of a link that was connected here, with its completed attempt. */
export function recall(link: Link): Session | undefined {
  try {
    return connected.get(key(link)) ?? JSON.parse(sessionStorage.getItem(key(link)) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
