import { useAccess, useApi } from '../api/use-api.ts'
import { Dialog } from '../ui/dialogs/dialog.tsx'
import { HostLogin } from './host-login.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** The session ended while the screen was in use. The screen stays; what was asked goes on after the sign-in. */
export function SignInAgain() {
  const { sessions } = useApi()
  const access = useAccess()
  const byHost = access.state === 'in' && access.session.entrance === 'host'
  return (
    <Dialog title="Your session has ended">
      <p className="quiet">Nothing was done since. Sign in, and the console goes on where you were.</p>
      {byHost ? <HostLogin /> : <SignInForm />}
      <button type="button" className="button quiet" onClick={() => sessions.leave()}>
        Sign out instead
      </button>
    </Dialog>
  )
}
