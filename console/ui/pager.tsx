import { grouped } from './english.ts'
import { Icon } from './icon.tsx'

/** Turns the pages of a list by cursors. */
export function Pager({
  total,
  first,
  next,
  onFirst,
  onNext,
}: {
  total?: number | undefined
  /** Whether this is the first page. */
  first: boolean
  next: string | null
  onFirst: () => void
  onNext: (cursor: string) => void
}) {
  if (first && !next && total === undefined) return null
  return (
    <nav className="pager" aria-label="Pages">
      <span className="quiet">{total === undefined ? '' : `${grouped(total)} in all`}</span>
      {first ? null : (
        <button type="button" className="button small" onClick={onFirst}>
          <Icon name="previous" /> First page
        </button>
      )}
      {next ? (
        <button type="button" className="button small" onClick={() => onNext(next)}>
          Next <Icon name="next" />
        </button>
      ) : null}
    </nav>
  )
}
