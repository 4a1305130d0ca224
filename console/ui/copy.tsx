import { useState } from 'react'
import { tell } from '../shell/told.ts'
import { Icon } from './icon.tsx'

/** Copies a text, and says so. `what` is what it is called: "link", "trace id". */
export function Copy({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true)
        tell(`Copied the ${what}.`)
        setTimeout(() => setCopied(false), 2_000)
      },
      () => tell('The browser did not let us copy. Select the text instead.'),
    )
  return (
    <button type="button" className="copy" aria-label={`Copy the ${what}`} title={`Copy the ${what}`} onClick={copy}>
      <Icon name={copied ? 'done' : 'copy'} />
    </button>
  )
}

/** An id in full, with its button. */
export const Id = ({ text, what }: { text: string; what: string }) => (
  <span className="id">
    <code>{text}</code>
    <Copy text={text} what={what} />
  </span>
)
