import { useEffect, useRef, useState } from 'react'
import type { Answers, HostStep, Session } from '../../../contract/index.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import type { View } from '../view.ts'

export { from, words } from '../../languages/steps/host.ts'

interface Props extends Pick<View<'asking'>, 'renderStep' | 'say'> {
  step: HostStep
  session: Session
  resolve(answers?: Answers): void
  /** There is nobody who could show it. */
  pass(): void
}

/** The address of this page, and the one it was loaded with: a host's router may have changed it since. */
const addresses = () => location.href + performance.getEntriesByType?.('navigation')[0]?.name

/**
 * The host's own step: what `renderStep` returns, the element's `slot="step-<id>"`, or the way to the host's page, which sends the
 * customer back with `patchbay_step` in the query. Without any of them the customer is not kept.
 */
export function OwnStep({ step: { id, url }, session, renderStep, say, resolve, pass }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [slot, setSlot] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each step
  useEffect(() => {
    if (new RegExp(`[?&]patchbay_step=${id}\\b`).test(addresses())) return resolve()
    if (renderStep) return
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
      {renderStep ? (
        renderStep({ id, resolve })
      ) : slot ? (
        <slot name={`step-${id}`} />
      ) : url ? (
        <ButtonLink href={`${url}${url.includes('?') ? '&' : '?'}${query}`}>{say('steps_elsewhere')}</ButtonLink>
      ) : null}
    </div>
  )
}
