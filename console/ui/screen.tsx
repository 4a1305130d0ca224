import { type ReactNode, useEffect, useId } from 'react'

/** One screen: its name is the heading, the title of the window, and what screen readers say on arrival. */
export function Screen({
  title,
  back,
  actions,
  children,
}: {
  title: string
  back?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Patchbay`
  }, [title])
  return (
    <>
      {back ? <p className="back">{back}</p> : null}
      <div className="screen-head">
        <h1 tabIndex={-1}>
          <bdi>{title}</bdi>
        </h1>
        {actions ? <div className="actions">{actions}</div> : null}
      </div>
      {children}
    </>
  )
}

/** A part of a screen. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** What is known of one thing: values by their names. A value that is not there is left out. */
export const Facts = ({ of }: { of: Record<string, ReactNode> }) => (
  <dl className="facts">
    {Object.entries(of)
      .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
