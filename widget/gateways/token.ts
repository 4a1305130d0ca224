/** How a host hands over the token of a link: as it is, or by a function that fetches it. */
export type TokenSource = string | (() => Promise<string>)

/** A token, also where somebody gives the whole address of the link. */
export const tokenOf = (given: string | null | undefined) => given?.match(/\/s\/([^/?#]+)/)?.[1] ?? given?.trim()

/**
 * Keeps the token of one link. A host's function makes a new link at each call, so it is asked once, and again only where it
 * failed. Its error is the host's to hear.
 */
export function keepToken(source: TokenSource) {
  const kept = {
    /** The token, once it is there. */
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
