import type { ChecklistItem } from '../../../contract/index.ts'
import type { Say } from '../../languages/words.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Note } from '../../ui/note.tsx'
import { Sign } from '../../ui/sign.tsx'

/**
 * What is left to do, each with its reason and the page at Meta where it is done. An item gets its tick when the server says so.
 * What cannot be done anywhere is only told.
 */
export function Checklist({
  items,
  say,
  main,
  onLeave,
}: {
  items: ChecklistItem[]
  say: Say
  /** Whether the first open item is what the step is for: it can be mended now, and the host wants nothing else. */
  main: boolean
  /** The customer goes to Meta in another tab, and wants to find this page again. */
  onLeave: (() => void) | undefined
}) {
  const tasks = items.filter(({ url, settled }) => url || settled)
  const next = tasks.find(({ settled }) => !settled)
  return (
    <>
      <ul className="pb-progress" aria-live="polite">
        {tasks.map(({ action, url, settled }) => (
          <li key={action} className={settled ? 'pb-past' : 'pb-later'} aria-atomic="true">
            <span className="pb-mark">{settled ? <Sign name="check" /> : null}</span>
            <div className="pb-ways">
              <p>{say(action)}</p>
              {settled ? <p className="pb-hidden">{`(${say('status_done')})`}</p> : null}
              {url && !settled ? (
                <ButtonLink
                  blank
                  kind={main && action === next?.action ? 'primary' : 'secondary'}
                  href={url}
                  onClick={onLeave}
                >
                  {say(action === 'payment_missing' ? 'left_pay' : 'left_manager')}
                </ButtonLink>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {next ? <p className="pb-small">{say('left_wait')}</p> : null}
      {items
        .filter((item) => !tasks.includes(item))
        .map(({ action }) => (
          <Note key={action}>{say(action)}</Note>
        ))}
    </>
  )
}
