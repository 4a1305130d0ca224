import { useState } from 'react'
import { grouped } from './english.ts'

const shown = 4_000

/**
 * Text that comes from others (a customer's name, a webhook's body, an answer): as text, whatever it holds. A part of it that is
 * written from right to left does not turn what stands around it.
 */
export const Foreign = ({ children }: { children: string }) => <bdi>{children}</bdi>

/** A long text, such as a body: the beginning of it, and all of it when somebody asks. */
export function LongText({ text, label }: { text: string; label: string }) {
  const [all, setAll] = useState(false)
  const rest = text.length - shown
  return (
    <div className="long-text">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section tabIndex={0} aria-label={label}>
        <pre dir="auto">{all || rest <= 0 ? text : `${text.slice(0, shown)}…`}</pre>
      </section>
      {!all && rest > 0 ? (
        <button type="button" className="button small" onClick={() => setAll(true)}>
          Show {grouped(rest)} more characters
        </button>
      ) : null}
    </div>
  )
}

/** JSON with lines, as long as it is short enough to be laid out; anything else as it is. */
export function pretty(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2) ?? ''
  try {
    return value.length > 100_000 ? value : JSON.stringify(JSON.parse(value), null, 2)
  } catch {
    return value
  }
}
