import { useRead } from '../../api/use-read.ts'
import { Answer } from '../../ui/answer.tsx'
import { Moment } from '../../ui/moment.tsx'
import { plain } from '../states.tsx'

/** What the audit log says of the number: when it was connected, lost and changed, and by whom. */
export function History({ id, internalId }: { id: string; internalId: string }) {
  const history = useRead(['history', id], async (client) => {
    const [ours, metas] = await Promise.all(
      [internalId, id].map((subject) => client.auditLog.list({ subject, per_page: 50 })),
    )
    return [...(ours?.data ?? []), ...(metas?.data ?? [])].sort((one, other) =>
      other.created_at.localeCompare(one.created_at),
    )
  })
  return (
    <Answer
      of={history}
      empty={(rows) => (rows.length ? null : <p className="quiet">Nothing was written down yet.</p>)}
    >
      {(rows) => (
        <ul className="history">
          {rows.map(({ id: key, action, actor, created_at }) => (
            <li key={key}>
              <span>{plain(action.replace('phone_number.', ''))}</span>
              <span className="quiet">{actor}</span>
              <Moment at={created_at} />
            </li>
          ))}
        </ul>
      )}
    </Answer>
  )
}
