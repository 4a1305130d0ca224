import { useMayAct } from '../api/use-api.ts'
import { Problem } from './answer.tsx'

interface Acting {
  isPending: boolean
  error: Error | null
}

/** A button that changes something. Who may only read does not see it. A refusal is said beside it. */
export function ActButton({
  of: { isPending, error },
  onClick,
  look = '',
  children,
}: {
  of: Acting
  onClick: () => void
  look?: '' | 'primary' | 'danger'
  children: string
}) {
  if (!useMayAct()) return null
  return (
    <span className="act">
      <button
        type="button"
        className={`button ${look}`}
        aria-disabled={isPending}
        onClick={() => isPending || onClick()}
      >
        {children}
      </button>
      <Problem of={error} />
    </span>
  )
}
