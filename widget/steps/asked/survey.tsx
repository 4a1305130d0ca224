import { type ReactNode, useContext } from 'react'
import { HeadingLevel } from '../../ui/screen.tsx'

export { from, words } from '../../languages/steps/survey.ts'

/** A step inside the last screen, which is there already. */
export function Frame(step: { title: string; text?: ReactNode; actions?: ReactNode; children?: ReactNode }) {
  const Heading = `h${useContext(HeadingLevel) + 1}` as 'h2' | 'h3'
  return (
    <>
      <Heading className="pb-subtitle">{step.title}</Heading>
      {step.text ? <p className="pb-small">{step.text}</p> : null}
      {step.children}
      {step.actions}
    </>
  )
}
