import type { ConsoleSession } from '../../contract/index.ts'

export type SignIn = { key: string } | { ticket: string }

/**
 * - `unknown`: the server was not asked yet.
 * - `out`: nobody is signed in. `byHost`: the login of a host app lets people in, no key does.
 * - `in`: somebody is. `again`: the session ended while the screen was in use; what was asked meanwhile waits.
 */
export type Access =
  | { state: 'unknown' }
  | { state: 'out'; byHost: boolean }
  | { state: 'in'; session: ConsoleSession; again: boolean }

/** Who is signed in, for everything in the console that asks. The key is in no storage: the cookie is the server's. */
export class Sessions {
  #access: Access = { state: 'unknown' }
  readonly #listeners = new Set<() => void>()
  /** Resolved by the next sign-in. */
  #waiting: Waiting | undefined
  readonly #url: string
  readonly #send: typeof fetch

  constructor(serverUrl: string, send: typeof fetch) {
    this.#url = `${serverUrl}/console/session`
    this.#send = send
  }

  readonly access = (): Access => this.#access

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /**
   * The session as the server knows it by now: another tab may have signed in anew, which gives this one another cookie.
   * False when it is still that of `csrf`.
   */
  async changed(csrf: string): Promise<boolean> {
    const response = await this.#ask()
    if (!response.ok || this.#access.state !== 'in') return false
    const session = await sessionOf(response)
    if (session.csrf === csrf) return false
    this.#enter(session)
    return true
  }

  /** Asks the server who is signed in. @throws {TypeError} when it does not answer. */
  async read(): Promise<void> {
    const response = await this.#send(this.#url, {
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
    })
    if (response.ok) return this.#enter(await sessionOf(response))
    if (response.status !== 401) throw new Error(`The server answered ${response.status}.`)
    this.#set({ state: 'out', byHost: response.headers.get('X-Patchbay-Login') === 'host' })
  }

  /** Asks again whether somebody is signed in to the host app. Undefined when somebody is; else the sentence that says why not. */
  async knock(): Promise<string | undefined> {
    const response = await this.#ask().catch(() => undefined)
    if (!response) return away
    if (!response.ok) return (await saidBy(response)) ?? refusal(response.status, false)
    this.#enter(await sessionOf(response))
    return undefined
  }

  /** Signs in. Undefined when that worked; else the sentence that says why not. */
  async signIn(how: SignIn): Promise<string | undefined> {
    const response = await this.#send(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(how),
      credentials: 'same-origin',
    }).catch(() => undefined)
    if (!response) return away
    if (!response.ok)
      return (response.status === 403 && (await saidBy(response))) || refusal(response.status, 'ticket' in how)
    this.#enter(await sessionOf(response))
    return undefined
  }

  async signOut(): Promise<void> {
    const csrf = this.#access.state === 'in' ? this.#access.session.csrf : ''
    await this.#send(this.#url, {
      method: 'DELETE',
      headers: { 'X-Patchbay-Console': csrf },
      credentials: 'same-origin',
    })
    this.leave()
  }

  /** Forgets who was signed in. */
  leave() {
    const byHost = this.#access.state === 'in' && this.#access.session.entrance === 'host'
    this.#set({ state: 'out', byHost })
    this.#goOn()
  }

  /** The session has ended under a request. Resolved when somebody has signed in, to whatever project, or has left. */
  renewed(): Promise<void> {
    this.#waiting ??= waiting()
    if (this.#access.state === 'in' && !this.#access.again) this.#set({ ...this.#access, again: true })
    return this.#waiting.promise
  }

  #ask = () => this.#send(this.#url, { headers: { accept: 'application/json' }, credentials: 'same-origin' })

  #enter(session: ConsoleSession) {
    this.#set({ state: 'in', session, again: false })
    this.#goOn()
  }

  #goOn() {
    this.#waiting?.resolve()
    this.#waiting = undefined
  }

  #set(access: Access) {
    this.#access = access
    for (const listener of this.#listeners) listener()
  }
}

const away = 'The server did not answer. Try again in a moment.'

interface Waiting {
  promise: Promise<void>
  resolve(): void
}

function waiting(): Waiting {
  const one = {} as Waiting
  one.promise = new Promise((resolve) => Object.assign(one, { resolve }))
  return one
}

const sessionOf = async (response: Response) => ((await response.json()) as { data: ConsoleSession }).data

/** Where the console takes no keys (no https, or the login of a host app), the server says so best. */
async function saidBy(response: Response): Promise<string | undefined> {
  const { error } = (await response.json().catch(() => ({}))) as { error?: unknown }
  return typeof error === 'string' ? `${error}.` : undefined
}

function refusal(status: number, byTicket: boolean): string {
  if (status === 429) return 'There were too many wrong keys from this address. Wait a minute, then try again.'
  if (status >= 500) return 'The server could not sign you in. Try again in a moment.'
  return byTicket
    ? 'This link was used already, or its five minutes are over. Run `patchbay console` again, or sign in by key.'
    : 'This is no key of a project here. Check that you pasted the whole key, and that it was not revoked.'
}
