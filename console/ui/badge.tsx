export type Tone = 'good' | 'bad' | 'warn' | 'plain' | 'busy'

/** A word for a state. The word says it, the colour only helps. */
export const Badge = ({ tone = 'plain', children }: { tone?: Tone; children: string }) => (
  <span className="badge" data-tone={tone}>
    {children}
  </span>
)
