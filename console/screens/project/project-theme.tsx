import type { CurrentTheme, ProjectTheme as Version } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useRead } from '../../api/use-read.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Answer } from '../../ui/answer.tsx'
import { Moment } from '../../ui/moment.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { published, ThemePreview } from './theme-preview.tsx'

/** The theme that the project's links wear by default: tried on the widget, published, and its versions. */
export function ProjectTheme({ company }: { company: string }) {
  const theme = useRead(['theme'], (client) => client.theme.get(), { every: false })
  const versions = useRead(['theme', 'versions'], (client) => client.theme.versions.list({ per_page: 5 }), {
    every: false,
  })
  const columns: Column<Version>[] = [
    { name: 'Version', figures: true, cell: ({ version }) => version },
    { name: 'Published', cell: ({ created_at }) => <Moment at={created_at} /> },
    { name: 'By', aside: true, cell: ({ actor }) => actor },
    { name: 'Acts', unnamed: true, cell: (one) => <Again of={one} /> },
  ]
  return (
    <Answer of={theme}>
      {(current) => (
        <>
          <ThemePreview key={current.id} company={company} current={current} />
          <Warnings of={current} />
          <Answer of={versions}>
            {({ data }) =>
              data.length > 1 ? <Table label="Versions" columns={columns} rows={data} keyOf={({ id }) => id} /> : null
            }
          </Answer>
        </>
      )}
    </Answer>
  )
}

function Again({ of: { id } }: { of: Version }) {
  const publish = useAct((client) => client.theme.versions.publish(id), published)
  return (
    <ActButton of={publish} onClick={() => publish.mutate(undefined)}>
      Publish again
    </ActButton>
  )
}

const Warnings = ({ of: { warnings } }: { of: CurrentTheme }) =>
  warnings.length ? (
    <ul>
      {warnings.map(({ property, message }) => (
        <li key={property}>
          <code>{property}</code>: {message}
        </li>
      ))}
    </ul>
  ) : null
