import { Link } from 'wouter'
import type { PhoneNumber } from '../../../contract/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import type { Column } from '../../ui/table.tsx'
import { NumberState, plain } from '../states.tsx'

/** What a list says of numbers. */
export const numberColumns: Column<PhoneNumber>[] = [
  {
    name: 'Number',
    cell: ({ id, display_phone_number, display_name, name }) => (
      <span className="two-lines">
        <Link href={`/numbers/${id}`}>
          <Foreign>{display_phone_number ?? id}</Foreign>
        </Link>
        <span className="quiet">
          <Foreign>{display_name ?? name}</Foreign>
        </span>
      </span>
    ),
  },
  { name: 'State', cell: (number) => <NumberState of={number} /> },
  { name: 'Connection', aside: true, cell: ({ connection_type }) => connection_type },
  {
    name: 'Quality',
    aside: true,
    cell: ({ quality_rating }) => (
      <span className="quiet">{quality_rating ? plain(quality_rating.toLowerCase()) : ''}</span>
    ),
  },
  {
    name: 'Left to do',
    cell: ({ actions }) => (
      <span className="row">
        {actions.map((action) => (
          <Badge key={action} tone="warn">
            {plain(action)}
          </Badge>
        ))}
      </span>
    ),
  },
  {
    name: 'Connected',
    aside: true,
    cell: ({ connected_at, created_at }) => <Moment at={connected_at ?? created_at} as="date" />,
  },
]
