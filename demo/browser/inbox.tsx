import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Composer } from './inbox/composer.tsx'
import { Thread } from './inbox/thread.tsx'
import { useInbox } from './inbox/use-inbox.ts'

const mount = document.getElementById('inbox') as HTMLElement
const { number = '', sandbox = '' } = mount.dataset

/** In the sandbox, somebody has this number, and their phone can be held. */
const usual = '+1 415 555 0123'

const digits = (contact: string) => (/^\+?[\d\s().-]+$/.test(contact) ? contact.replace(/\D/g, '') : contact)

/** A small inbox of one number: people on one side, what was said on the other. */
function Inbox() {
  const { conversations, send, read } = useInbox(number)
  const [chosen, setChosen] = useState(sandbox ? usual : '')
  const current = conversations.find(({ id }) => id === digits(chosen)) ?? conversations.find(() => !chosen)
  const contact = current?.id ?? digits(chosen)
  const name = current?.name || (contact && `+${contact}`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: reads once for each message that came
  useEffect(() => {
    if (current?.unread) void read(current.id)
  }, [current?.id, current?.unread])
  return (
    <div className="inbox card">
      <div className="people">
        <label>
          Write to
          <input type="tel" value={chosen} placeholder={usual} onChange={(event) => setChosen(event.target.value)} />
        </label>
        <ul>
          {conversations.map((one) => (
            <li key={one.id}>
              <button type="button" aria-current={one.id === contact} onClick={() => setChosen(one.id)}>
                {one.name || `+${one.id}`}
                {one.unread > 0 && <span className="tag">{one.unread} new</span>}
              </button>
            </li>
          ))}
        </ul>
        {sandbox && contact && (
          <p className="small">
            The sandbox plays the customer.{' '}
            <a href={`${sandbox}/phone/${contact}#${number}`} target="_blank" rel="noreferrer">
              Open their phone
            </a>{' '}
            in another window, and answer.
          </p>
        )}
      </div>
      <div className="talk">
        <h2>{name || 'Nobody yet'}</h2>
        <Thread number={number} conversation={current} />
        {contact && <Composer open={current?.open ?? false} name={name} send={(draft) => send(contact, draft)} />}
      </div>
    </div>
  )
}

createRoot(mount).render(<Inbox />)
