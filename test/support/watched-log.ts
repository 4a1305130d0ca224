import { standsIn } from './stands-in.ts'

/** What no line of a log may hold, by its shape: what Meta gives out, what opens a link, a key of ours. */
const shapes = {
  "a token of Meta's": /\bEAA[A-Za-z0-9]{60,}/,
  "a code of Meta's": /\bAQ[\w-]{100,}/,
  "a link's token": /(?<![\w-])[\w-]{22}\.[\w-]{32}0?(?![\w-])/,
  'an API key': /\bpb_[\w-]{43}/,
}

/** Fields of requests whose values are secrets. */
const told = /"(?:secret_key|app_secret|webhook_verify_token|auth_token|pin|code)":"([^"\\]{6,})"/g

export interface WatchedLog {
  write(line: string): void
  /** From here on, and back to the beginning, no line may hold this. */
  learn(...secrets: (string | readonly string[] | undefined)[]): void
  /** The same for the secrets in a request's body. */
  learnFrom(body: unknown): void
  /** @throws {Error} naming what a line holds, and the line */
  check(): void
}

/**
 * The log of servers under test, every line of which is held against the secrets of its world: whatever a test is about, it fails
 * when a token, a code, a PIN, a key or a secret was written down.
 */
export function watchedLog(lines: string[]): WatchedLog {
  const all: string[] = []
  const known = new Set<string>()
  return {
    write(line) {
      lines.push(line)
      all.push(line)
    },
    learn(...secrets) {
      for (const secret of secrets.flat()) if (secret) known.add(secret)
    },
    learnFrom(body) {
      for (const [, secret] of (JSON.stringify(body) ?? '').matchAll(told)) known.add(secret as string)
    },
    check() {
      const held = Object.entries(shapes)
      for (const secret of known) held.push([`the secret ${secret}`, standsIn(secret)])
      for (const line of all)
        for (const [what, shape] of held)
          if (shape.test(line)) throw new Error(`the log holds ${what}: ${line.slice(0, 1_000)}`)
    },
  }
}
