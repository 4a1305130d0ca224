import { createContext, type ReactNode, useContext } from 'react'
import { usePart } from './part.ts'

/** How deep the headings are: 1 where the widget is the whole page, 2 inside somebody's page. */
export const HeadingLevel = createContext<1 | 2>(2)

/** The frame of every step: a heading that takes the focus, what there is to know, and what there is to do below it. */
export function Screen({
  title,
  text,
  picture,
  children,
  actions,
}: {
  title: string
  text?: ReactNode
  picture?: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  const Heading = `h${useContext(HeadingLevel)}` as const
  const [content, heading, below, foot] = [usePart('content'), usePart('title'), usePart('text'), usePart('actions')]
  return (
    <div className="pb-screen">
      <div {...content}>
        {picture}
        <Heading {...heading} tabIndex={-1}>
          {title}
        </Heading>
        {text ? <p {...below}>{text}</p> : null}
        {children}
      </div>
      {actions ? <div {...foot}>{actions}</div> : null}
    </div>
  )
}
