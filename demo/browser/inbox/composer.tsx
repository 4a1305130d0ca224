import { type FormEvent, useState } from 'react'

interface Props {
  /** Whether WhatsApp takes any words now, or a template alone. */
  open: boolean
  name: string
  send(draft: { kind: 'text' | 'question'; text: string } | { kind: 'template' }): Promise<void>
}

/** Words, words with two buttons, or a template: WhatsApp lets a business write freely only to somebody who wrote lately. */
export function Composer({ open, name, send }: Props) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  const attempt = async (draft: Parameters<Props['send']>[0]) => {
    setBusy(true)
    setProblem('')
    try {
      await send(draft)
      if (draft.kind !== 'template') setText('')
    } catch (error) {
      setProblem((error as Error).message)
    }
    setBusy(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) void attempt({ kind: 'text', text: text.trim() })
  }
  return (
    <form className="composer" onSubmit={submit}>
      {!open && (
        <div className="window">
          <p>
            {name} has not written in the last 24 hours. Until they do, WhatsApp lets a template through and nothing
            else.
          </p>
          <button type="button" disabled={busy} onClick={() => attempt({ kind: 'template' })}>
            Send the template “hello_world”
          </button>
        </div>
      )}
      <div className="row">
        <label>
          Message
          <input value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
        </label>
        <button type="submit" disabled={busy || !text.trim()}>
          Send
        </button>
        <button
          type="button"
          className="button quiet"
          disabled={busy || !text.trim()}
          onClick={() => attempt({ kind: 'question', text: text.trim() })}
        >
          Ask yes or no
        </button>
      </div>
      <p className="problem" role="alert">
        {problem}
      </p>
    </form>
  )
}
