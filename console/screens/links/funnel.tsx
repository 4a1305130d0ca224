import { Fragment } from 'react'
import type { FaultCounts, FunnelCounts, FunnelGroup, Funnel as FunnelShape } from '../../../contract/index.ts'
import { useRead } from '../../api/use-read.ts'
import { Answer } from '../../ui/answer.tsx'
import { grouped } from '../../ui/english.ts'
import { Choose } from '../../ui/filter.tsx'
import { Section } from '../../ui/screen.tsx'
import { Table } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'
import { plain } from '../states.tsx'

const day = 24 * 60 * 60 * 1_000
const steps: Record<keyof FunnelCounts, string> = {
  sent: 'Sent',
  opened: 'Opened',
  type: 'Chose a type',
  popup: 'Opened Meta',
  returned: 'Came back',
  connected: 'Connected',
  first_message: 'First message',
}
const names = Object.keys(steps) as (keyof FunnelCounts)[]

const groups = [
  ['', 'All together'],
  ['day', 'By day'],
  ['country', 'By country'],
  ['connection_type', 'By connection'],
  ['language', 'By language'],
  ['fault', 'By fault'],
] as const
const spans = [
  ['7', 'The last 7 days'],
  ['', 'The last 30 days'],
  ['90', 'The last 90 days'],
] as const

/** How far links come, and what stopped the others. It changes by the hour, so it is asked for once a minute. */
export function Funnel() {
  const [filters, change] = useFilters()
  const from = new Date(Math.floor((Date.now() - Number(filters.days || 30) * day) / day) * day).toISOString()
  const query = { from, ...(filters.by && { group_by: filters.by as FunnelGroup }) }
  const funnel = useRead(['funnel', query], (client) => client.stats.funnel(query), { every: 60_000, keep: true })
  const faults = useRead(['faults', from], (client) => client.stats.faults({ from }), { every: 60_000, keep: true })
  return (
    <Section
      title="How far customers come"
      actions={
        <>
          <Choose label="Sent in" value={filters.days} options={spans} onChange={(days) => change({ days })} />
          <Choose label="Apart" value={filters.by} options={groups} onChange={(by) => change({ by })} />
        </>
      }
    >
      <Answer of={funnel}>
        {({ total, groups: parts, counting }) => (
          <>
            <Bars total={total} />
            {counting ? <p className="quiet">Older links are still being counted.</p> : null}
            {parts.length ? <Parts of={parts} /> : null}
          </>
        )}
      </Answer>
      {faults.data?.faults.length ? <Stopped of={faults.data.faults} /> : null}
    </Section>
  )
}

const percent = (part: number, whole: number) => (whole ? `${Math.round((100 * part) / whole)} %` : '–')

/** A bar a step: how many links came so far, and which share of all that is. */
const Bars = ({ total }: { total: FunnelCounts }) => (
  <dl className="funnel">
    {names.map((name) => (
      <div key={name} className="funnel-step">
        <dt>{steps[name]}</dt>
        <dd>
          <svg className="funnel-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect className="funnel-ground" width="100" height="4" />
            <rect width={total.sent ? (100 * total[name]) / total.sent : 0} height="4" />
          </svg>
        </dd>
        <dd>{grouped(total[name])}</dd>
        <dd className="quiet">{percent(total[name], total.sent)}</dd>
      </div>
    ))}
  </dl>
)

const Parts = ({ of }: { of: FunnelShape['groups'] }) => (
  <Table
    label="Apart"
    columns={[
      { name: 'Of', cell: ({ value }) => (value === null ? 'unknown, or none' : plain(value)) },
      ...names.map((name) => ({
        name: steps[name],
        figures: true,
        aside: !['sent', 'opened', 'connected'].includes(name),
        cell: (counts: FunnelCounts) => grouped(counts[name]),
      })),
    ]}
    rows={of}
    keyOf={({ value }) => String(value)}
  />
)

/** What stopped the others, in the words that they read. */
const Stopped = ({ of }: { of: FaultCounts['faults'] }) => (
  <>
    <h3 className="stopped-title">What stopped the others</h3>
    <dl className="stopped">
      {of.slice(0, 8).map(({ fault, links, words, drop_off }) => (
        <Fragment key={fault}>
          <dt>
            <strong>{grouped(links)}</strong> {plain(fault)}
          </dt>
          <dd className="quiet">
            They read: {words.title}. {words.text} Most of them had come to “{steps[drop_off]}”.
          </dd>
        </Fragment>
      ))}
    </dl>
  </>
)
