import { type ReactNode, useId } from 'react'

/** A part of the studio under its heading. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="studio-section" aria-labelledby={id}>
      <div className="studio-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** Words for whoever looks and for whoever listens: what came of the last thing done here. */
export const Told = ({ children, bad }: { children: ReactNode; bad?: boolean }) => (
  <p className={bad ? 'studio-told studio-bad' : 'studio-told'} role="status">
    {children}
  </p>
)
