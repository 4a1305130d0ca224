import type { ReactNode } from 'react'
import { LazyDialog } from './lazy-dialog.tsx'

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
  <LazyDialog title={title} onClose={onNo}>
    <p>{children}</p>
    <div className="row">
      <button type="button" className="button" onClick={onNo}>
        Cancel
      </button>
      <button type="button" className="button primary" onClick={onYes}>
        {yes}
      </button>
    </div>
  </LazyDialog>
)
