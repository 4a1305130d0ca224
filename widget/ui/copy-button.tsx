import { useState } from 'react'
import { Button } from './button.tsx'

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
  const [done, setDone] = useState(false)
  return (
    <>
      <Button
        kind="plain"
        onClick={() =>
          navigator.clipboard
            ?.writeText(text)
            .then(() => {
              setDone(true)
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
