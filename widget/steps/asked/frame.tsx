import { type ReactNode, useContext } from 'react'
import { HeadingLevel, Screen } from '../../ui/screen.tsx'

/** The whole screen, or a part of one that is there already. */
export function Frame({
  inside,
  ...frame
}: {
  inside: boolean
  title: string
  text?: string | undefined
  actions: ReactNode
  children: ReactNode
}) {
  const Heading = `h${useContext(HeadingLevel) + 1}` as 'h2' | 'h3'
  if (!inside) return <Screen {...frame} />
  return (
    <>
      <Heading className="pb-subtitle">{frame.title}</Heading>
      {frame.text ? <p className="pb-small">{frame.text}</p> : null}
      {frame.children}
      {frame.actions}
    </>
  )
}
