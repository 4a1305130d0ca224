import { useEffect, useRef, useState } from 'react'
import type { Answers, HostStep, Session } from '../../../contract/index.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import type { View } from '../view.ts'

export { from, words } from '../../languages/steps/host.ts'

interface Props extends Pick<View<'asking'>, 'renderStep' | 'say'> {
  step: HostStep
  session: Session
  /** It was not answered before. */
  isOpen: boolean
  resolve(answers?: Answers): void
  /** There is nobody who could show it. */
  pass(): void
}

/** The address of this page, and the one it was loaded with: a host's router may have changed it since. */
const addresses = () => location.href + performance.getEntriesByType?.('navigation')[0]?.name

/**
 * The host's own step: what `renderStep` returns, the element's `slot="step-<id>"`, or the way to the host's page, which sends the
 * customer back with `patchbay_step` in the query. Without any of them, or where `renderStep` returns undefined or false, the customer
 * is not kept; null shows nothing yet.
 */
export function OwnStep({ step: { id, url }, session, isOpen, renderStep, say, pass, ...more }: Props) {
  const isOver = useRef(false)
  const resolve: Props['resolve'] = (answers) => {
    if (!isOver.current) more.resolve(answers)
    isOver.current = true
  }
  const rendered = renderStep?.({ id, resolve })
  const isTheirs = rendered !== undefined && rendered !== false
  const place = useRef<HTMLDivElement>(null)
  const [slot, setSlot] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each step
  useEffect(() => {
    // Who goes back to the step is not sent on by the address that brought them here before.
    if (isOpen && new RegExp(`[?&]patchbay_step=${id}\\b`).test(addresses())) return resolve()
    if (isTheirs) return
    const root = place.current?.getRootNode() as ShadowRoot | undefined
    if (root?.host?.querySelector(`[slot="step-${id}"]`)) {
      setSlot(true)
      root.host.dispatchEvent(new CustomEvent('step', { detail: { id, resolve } }))
    } else if (!url) {
      console.warn(
        `[patchbay] The step ${id} is the host's own, but nothing shows it: give renderStep, an element with slot="step-${id}", or its url.`,
      )
      pass()
    }
  }, [id])
  const query = new URLSearchParams({ setup_link_id: session.link.id, step: id })
  return (
    <div ref={place}>
      {isTheirs ? (
        rendered
      ) : slot ? (
        <slot name={`step-${id}`} />
      ) : url ? (
        <ButtonLink href={`${url}${url.includes('?') ? '&' : '?'}${query}`}>{say('steps_elsewhere')}</ButtonLink>
      ) : null}
    </div>
  )
}
