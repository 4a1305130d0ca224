import { useEffect } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import type { SearchHit } from '../../../contract/index.ts'
import { useRead } from '../../api/use-read.ts'
import { Answer, Empty } from '../../ui/answer.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Screen } from '../../ui/screen.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { plain } from '../states.tsx'
import { placeOf } from './place-of.ts'

const columns: Column<SearchHit>[] = [
  {
    name: 'Found',
    cell: (hit) => (
      <Link href={placeOf(hit)}>
        <Foreign>{hit.title}</Foreign>
      </Link>
    ),
  },
  { name: 'What', cell: ({ type }) => plain(type) },
  { name: 'Made', cell: ({ created_at }) => <Moment at={created_at} as="date" /> },
]

/** Whatever was pasted. One hit alone is where one wanted to be. */
export function Search() {
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const q = search.get('q') ?? ''
  const result = useRead(['search', q], (client) => client.search(q), { every: false, enabled: q !== '' })
  const only = result.data?.hits.length === 1 ? result.data.hits[0] : undefined
  useEffect(() => {
    if (only) go(placeOf(only), { replace: true })
  }, [only, go])
  return (
    <Screen title="Search">
      <div className="list">
        {q === '' ? (
          <Empty title="Paste something above">
            A link, a phone number, a domain, an id of yours, ours or Meta’s, or a part of a name.
          </Empty>
        ) : (
          <Answer
            of={result}
            empty={({ hits, names_searched }) =>
              hits.length ? null : (
                <Empty title="Nothing was found">
                  {names_searched
                    ? 'Check that all of it was pasted.'
                    : 'Names of older customers are found by what they begin with: paste that, an id, or a number.'}
                </Empty>
              )
            }
          >
            {({ hits }) => (
              <Table label="What was found" columns={columns} rows={hits} keyOf={({ type, id }) => `${type} ${id}`} />
            )}
          </Answer>
        )}
      </div>
    </Screen>
  )
}
