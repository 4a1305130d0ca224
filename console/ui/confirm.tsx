import { lazy, type ReactNode, Suspense } from 'react'

const Dialog = lazy(() => import('./dialog.tsx').then(({ Dialog: view }) => ({ default: view })))

/** Asks before what cannot be taken back. */
export const Confirm = ({
  title,
  yes,
  onYes,
  onNo,
  children,
}: {
  title: string
  yes: string
  onYes: () => void
  onNo: () => void
  children: ReactNode
}) => (
  <Suspense fallback={null}>
    <Dialog title={title} onClose={onNo}>
      <p>{children}</p>
      <div className="row">
        <button type="button" className="button" onClick={onNo}>
          Cancel
        </button>
        <button type="button" className="button primary" onClick={onYes}>
          {yes}
        </button>
      </div>
    </Dialog>
  </Suspense>
)
