import { useReached } from '../api/use-api.ts'

/** Says what is wrong with the way to the server; the screen below stays as it was. */
export function AwayBar({ insecure }: { insecure: boolean }) {
  const reached = useReached()
  return (
    <div className="bars">
      <div role="status">
        {reached ? null : (
          <p className="bar" data-tone="bad">
            The server does not answer. You see what it said last; the console goes on by itself when it is back.
          </p>
        )}
      </div>
      {insecure ? (
        <p className="bar" data-tone="warn">
          Plain http: the session is protected on this machine alone.
        </p>
      ) : null}
    </div>
  )
}
