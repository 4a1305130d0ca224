import { useEffect, useState } from 'react'
import { faults } from '../../../contract/faults.ts'
import type { LinkEvent } from '../../../contract/index.ts'
import { type FaultCode, faultCode, type Remedy, remedies } from '../../../contract/remedies.ts'
import { requestAgain } from '../../../widget/work/request-again.ts'
import { Id } from '../../ui/copy.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Facts } from '../../ui/screen.tsx'
import { plain } from '../states.tsx'
import { metaCause } from './moments.ts'

const helps: Record<Remedy, string> = {
  retry: 'The customer can try the same again: nothing is lost.',
  sign_again: 'The customer goes through Meta’s window again, on the same link.',
  enter_pin: 'The customer types the PIN of the number.',
  choose_other: 'The customer chooses something else: another number, account or way to connect.',
  open_in_browser: 'The customer opens the link in another browser, or without the blocker.',
  new_link: 'The customer needs a new link.',
  contact: 'The customer can do nothing here: this one is yours.',
}

/** Why the signup failed: the fault, what the customer read, what helps, and what Meta said. */
export function FaultPanel({ failure, company }: { failure: LinkEvent; company: string }) {
  const fault = faultCode(failure.detail.fault)
  const read = useCustomersWords(fault, company)
  const meta = metaCause(failure)
  return (
    <section className="fault" aria-labelledby="fault">
      <h2 id="fault">Failed: {plain(fault)}</h2>
      <Facts
        of={{
          'What the customer read': read && <bdi>{read}</bdi>,
          'What helps': helps[remedies[fault]],
          Fault: <Id text={fault} what="fault" />,
          At: typeof failure.detail.step === 'string' ? plain(failure.detail.step) : null,
          When: <Moment at={failure.created_at} />,
          'Your app was told': faults[fault].redirect,
          'Meta’s code': meta?.code && (
            <Id text={[meta.code, meta.subcode].filter(Boolean).join(' / ')} what="code of Meta’s" />
          ),
          'Meta’s trace id': meta?.fbtrace_id && <Id text={meta.fbtrace_id} what="trace id" />,
          'Meta’s session id': meta?.session_id && <Id text={meta.session_id} what="session id" />,
          Call: meta?.call && <code>{meta.call}</code>,
          Setting: typeof failure.detail.setting === 'string' && <code>{failure.detail.setting}</code>,
          Cause: typeof failure.detail.cause === 'string' && <bdi>{failure.detail.cause}</bdi>,
        }}
      />
    </section>
  )
}

/** The widget's own English words for a fault; they come in a file of their own. */
function useCustomersWords(fault: FaultCode, company: string) {
  const [words, setWords] = useState<string>()
  useEffect(() => {
    let over = false
    import('../../../widget/languages/en-faults.ts').catch(requestAgain).then(
      ({ faults: all }: { faults: Partial<Record<FaultCode, string>> }) =>
        over || setWords(all[fault]?.replaceAll('{company}', () => company).replace('\n', '. ')),
      () => {},
    )
    return () => {
      over = true
    }
  }, [fault, company])
  return words
}
