import type { ReactNode } from 'react'
import { PatchbayError } from '../../client/index.ts'

interface Asked<Data> {
  data: Data | undefined
  error: Error | null
  isPlaceholderData?: boolean
  refetch(): unknown
}

/**
 * One answer of the server in its four states. What was shown once stays while the server is away; the bar at the top says that it
 * is. `empty` stands in place of a list that holds nothing.
 */
export function Answer<Data>({
  of: { data, error, isPlaceholderData, refetch },
  empty,
  children,
}: {
  of: Asked<Data>
  empty?: (data: Data) => ReactNode
  children: (data: Data) => ReactNode
}) {
  if (data === undefined) return error ? <Failing error={error} again={refetch} /> : <Skeleton />
  return <div aria-busy={isPlaceholderData || undefined}>{empty?.(data) ?? children(data)}</div>
}

const Skeleton = () => (
  <div className="skeleton" role="status" aria-label="Loading">
    <i />
    <i />
    <i />
    <i />
  </div>
)

function Failing({ error, again }: { error: Error; again: () => unknown }) {
  const missing = error instanceof PatchbayError && error.status === 404
  return (
    <div className="failing" role="alert">
      <p className="failing-title">{missing ? 'There is no such thing here' : 'This could not be read'}</p>
      <p className="quiet">{sentenceOf(error)}</p>
      {missing ? null : (
        <button type="button" className="button" onClick={() => again()}>
          Try again
        </button>
      )}
    </div>
  )
}

/** What a failure says to people. */
function sentenceOf(error: Error): string {
  if (error instanceof PatchbayError && error.status === 0) return 'The server did not answer.'
  const { message } = error
  return /[.!?]$/.test(message) ? message : `${message}.`
}

/** Why an act was refused, said to who listens as well. */
export const Problem = ({ of }: { of: Error | null }) =>
  of ? (
    <span role="alert" className="problem">
      {sentenceOf(of)}
    </span>
  ) : null

export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <p className="empty-title">{title}</p>
    {children ? <p className="quiet">{children}</p> : null}
  </div>
)
