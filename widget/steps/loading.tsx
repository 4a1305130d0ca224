import { useContext } from 'react'
import { usePart } from '../ui/part.ts'
import { HeadingLevel } from '../ui/screen.tsx'

/** The outline of the first step while the session is on its way, so that nothing jumps when it comes; its heading where that is known. */
export function Loading({ label, title }: { label: string | undefined; title?: string | undefined }) {
  const Heading = `h${useContext(HeadingLevel)}` as const
  const heading = usePart('title')
  return (
    <div className="pb-screen" aria-busy="true">
      <div className="pb-content pb-skeleton">
        {title ? <Heading {...heading}>{title}</Heading> : null}
        <i />
        <i />
        <i />
        <i />
      </div>
      <p className="pb-hidden" role="status">
        {label}
      </p>
    </div>
  )
}
