import type { Health } from '../../../contract/index.ts'
import { useRead } from '../../api/use-read.ts'
import { Answer } from '../../ui/answer.tsx'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { plain } from '../states.tsx'

const tones: Record<Health['status'], Tone> = { healthy: 'good', degraded: 'warn', unhealthy: 'bad', error: 'plain' }
const words: Record<Health['status'], string> = {
  healthy: 'Healthy',
  degraded: 'Degraded',
  unhealthy: 'Unhealthy',
  error: 'Meta did not answer',
}

/** What Meta says of the number, as of its last answer: it is asked at most every three minutes. */
export function HealthPanel({ id }: { id: string }) {
  const health = useRead(['health', id], (client) => client.phoneNumbers.health(id), { every: 180_000 })
  return (
    <Answer of={health}>
      {({ status, timestamp, error, checks }) => (
        <>
          <p className="row">
            <Badge tone={tones[status]}>{words[status]}</Badge>
            <span className="quiet">
              <Moment at={timestamp} />
            </span>
          </p>
          {error ? (
            <p className="problem">
              <Foreign>{error}</Foreign>
            </p>
          ) : null}
          <ul className="checks">
            {Object.entries(checks ?? {}).map(([name, check]) =>
              check ? (
                <li key={name}>
                  <span className="row">
                    <Badge tone={check.passed === null ? 'plain' : check.passed ? 'good' : 'bad'}>
                      {check.passed === null ? 'unknown' : check.passed ? 'passed' : 'failed'}
                    </Badge>
                    {plain(name)}
                  </span>
                  {check.error ? (
                    <p className="quiet">
                      <Foreign>{check.error}</Foreign>
                    </p>
                  ) : null}
                </li>
              ) : null,
            )}
          </ul>
        </>
      )}
    </Answer>
  )
}
