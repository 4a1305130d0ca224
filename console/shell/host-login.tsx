import { useState } from 'react'
import { useApi } from '../api/use-api.ts'

/** Behind the login of a host app there is no key to ask for: people sign in there, and come back to this window. */
export function HostLogin() {
  const { sessions } = useApi()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const knock = async () => {
    if (busy) return
    setBusy(true)
    setProblem(await sessions.knock())
    setBusy(false)
  }
  return (
    <div className="sign-in-form">
      <p className="quiet">Sign in to the app that this console is part of, in another tab. Then go on here.</p>
      <p role="alert" className="problem">
        {problem}
      </p>
      <button type="button" className="button primary" aria-disabled={busy} onClick={knock}>
        Go on
      </button>
    </div>
  )
}
