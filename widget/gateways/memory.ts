import type { Attempt, Session } from '../../contract/index.ts'

/** What this page has connected, by link: a used link opens no session any more. */
const connected = new Map<string, Session>()

interface Link {
  serverUrl: string
  token(): string
}

/** The first part of a token names the link and opens nothing. */
const key = ({ serverUrl, token }: Link) => `patchbay done ${serverUrl} ${token().split('.')[0]}`

/** Keeps how a link ended, for this page and for this tab. */
export function remember(link: Link, session: Session, attempt: Attempt) {
  const whole = { ...session, attempt }
  connected.set(key(link), whole)
  try {
    sessionStorage.setItem(key(link), JSON.stringify(whole))
  } catch {
    // A browser that keeps nothing for a tab knows it until the page is loaded anew.
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
