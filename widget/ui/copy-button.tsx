import { useState } from 'react'
import { Button } from './button.tsx'

/** Copies a text and says that it did. Where the browser refuses, it says nothing. */
export function CopyButton({ text, label, copied }: { text: string; label: string; copied: string }) {
  const [done, setDone] = useState(false)
  return (
    <Button
      kind="plain"
      onClick={() =>
        navigator.clipboard
          ?.writeText(text)
          .then(() => setDone(true))
          .catch(() => {})
      }
    >
      <span role="status">{done ? copied : label}</span>
    </Button>
  )
}
