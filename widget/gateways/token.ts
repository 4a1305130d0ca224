/** How a host passes the token of a link: as text, or by a function that fetches it. */
export type TokenSource = string | (() => Promise<string>)

/** A token, also when the host passes the whole address of the link. */
export const tokenOf = (given: string | null | undefined) => given?.match(/\/s\/([^/?#]+)/)?.[1] ?? given?.trim()

/**
 * Keeps the token of one link. A host's function creates a new link at each call, so it is called once, and again only after a
 * failure. Its error is passed on to the host.
 */
export function keepToken(source: TokenSource) {
  const kept = {
    /** The token, when it has arrived. */
    known: typeof source === 'string' ? tokenOf(source) : undefined,
    async get(): Promise<string> {
      if (kept.known || typeof source === 'string') return kept.known as string
      asked ??= source()
      try {
        kept.known = tokenOf(await asked)
      } catch (error) {
        globalThis.reportError?.(error)
      }
      if (!kept.known) {
        asked = undefined
        throw new TypeError('getToken brought no token')
      }
      return kept.known
    },
  }
  let asked: Promise<string> | undefined
  return kept
}
