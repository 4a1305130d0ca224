import type { DomainStatus } from '../../../contract/index.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'

const states: Record<DomainStatus, readonly [words: string, tone: Tone]> = {
  pending: ['Waits for its records', 'busy'],
  active: ['Active', 'good'],
  failing: ['Failing', 'bad'],
  removed: ['Removed', 'plain'],
}

export const DomainState = ({ of }: { of: DomainStatus }) => <Badge tone={states[of][1]}>{states[of][0]}</Badge>
