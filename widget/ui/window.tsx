import type { ReactNode } from 'react'
import { wearing } from '../look/dress.ts'

const dressed =
  wearing(`.pb-root{.pb-window-bar{display:flex;align-items:center;gap:6px;padding:calc(var(--pb-u)*2) calc(var(--pb-u)*3);background:var(--pb-muted);border-block-end:1px solid var(--pb-border)}
.pb-window-bar i{inline-size:8px;block-size:8px;background:var(--pb-border);border-radius:50%}
.pb-window-bar span{flex:1;margin-inline:6px 36px;color:var(--pb-muted-text);font-size:.75em;text-align:center}
.pb-window-page{padding:calc(var(--pb-u)*3)}}`)

/** Facebook's window as it will look, drawn small. */
export const FacebookWindow = ({ children }: { children?: ReactNode }) => (
  <div className="pb-window" ref={dressed}>
    <div className="pb-window-bar" aria-hidden="true">
      <i />
      <i />
      <i />
      <span>facebook.com</span>
    </div>
    <div className="pb-window-page">{children}</div>
  </div>
)
