import { useId, useState } from 'react'
import { useApi } from '../api/use-api.ts'

/** Asks for an API key. It is sent once and kept nowhere in the browser. */
export function SignInForm({ problem: first }: { problem?: string | undefined }) {
  const { sessions } = useApi()
  const [problem, setProblem] = useState(first)
  const [busy, setBusy] = useState(false)
  const id = useId()
  const send = async (form: HTMLFormElement) => {
    if (busy) return
    const key = String(new FormData(form).get('key') ?? '').trim()
    if (!key) return setProblem('Paste a key first.')
    setBusy(true)
    setProblem(await sessions.signIn({ key }))
    setBusy(false)
  }
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
    >
      <label htmlFor={`${id}-key`}>API key of your project</label>
      <input
        id={`${id}-key`}
        name="key"
        type="password"
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the page, or the dialog, is this one field
        autoFocus
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-problem`}
      />
      <p id={`${id}-problem`} role="alert" className="problem">
        {problem}
      </p>
      <button type="submit" className="button primary" aria-disabled={busy}>
        Sign in
      </button>
    </form>
  )
}
