import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

/** How long it says so, in milliseconds: soon the customer may have copied something else, or there is another text here. */
const saidFor = 3_000

/** Copies a text and says that it did. Where the browser refuses, the text is there to be copied by hand, selected. */
export function CopyButton({
  text,
  label,
  copied,
  told,
}: {
  text: string
  label: string
  copied: string
  told?: () => void
}) {
  const [last, setLast] = useState<string>()
  const [refused, setRefused] = useState<string>()
  const done = last === text
  useEffect(() => {
    if (last === undefined) return
    const timer = setTimeout(setLast, saidFor, undefined)
    return () => clearTimeout(timer)
  }, [last])
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setLast(text)
      told?.()
    } catch {
      setRefused(text)
    }
  }
  return (
    <>
      {refused === text ? (
        // The focus has it read out, with its name.
        <input
          className="pb-copy"
          readOnly
          aria-label={label}
          dir="ltr"
          value={text}
          ref={(input) => {
            input?.focus()
            input?.select()
          }}
        />
      ) : (
        <Button kind="plain" onClick={copy}>
          {done ? copied : label}
        </Button>
      )}
      <span className="pb-hidden" role="status">
        {done ? copied : null}
      </span>
    </>
  )
}
