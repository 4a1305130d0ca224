import type { ReactNode } from 'react'

/** Facebook's window as it will look, drawn small. */
export const FacebookWindow = ({ children }: { children?: ReactNode }) => (
  <div className="pb-window">
    <div className="pb-window-bar" aria-hidden="true">
      <i />
      <i />
      <i />
      <span>facebook.com</span>
    </div>
    <div className="pb-window-page">{children}</div>
  </div>
)
