import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

/** How long it says so, in milliseconds: soon the customer may have copied something else, or there is another text here. */
const saidFor = 3_000

/** Copies a text and says that it did. Where the browser refuses, it says nothing. */
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
  const done = last === text
  useEffect(() => {
    if (last === undefined) return
    const timer = setTimeout(setLast, saidFor, undefined)
    return () => clearTimeout(timer)
  }, [last])
  return (
    <>
      <Button
        kind="plain"
        onClick={() =>
          navigator.clipboard
            ?.writeText(text)
            .then(() => {
              setLast(text)
              told?.()
            })
            .catch(() => {})
        }
      >
        {done ? copied : label}
      </Button>
      <span className="pb-hidden" role="status">
        {done ? copied : null}
      </span>
    </>
  )
}
