import type { AttemptStep } from '../../contract/index.ts'
import { Spinner } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { Screen } from '../ui/screen.tsx'
import { Sign } from '../ui/sign.tsx'
import type { View } from './view.ts'

/** The server's steps in order, as the customer sees them: to find the number takes two of the server's. */
const steps: AttemptStep[] = ['exchange', 'inspect', 'choose', 'subscribe', 'register', 'sync', 'complete']
const lines = ['exchange', 'choose', 'subscribe', 'register', 'sync', 'complete'] as const

/** What the server is doing now. */
export function Finishing({ state, say }: View<'finishing'>) {
  const now = steps.indexOf(state.attempt?.step ?? 'exchange')
  const shown = lines.filter((line) => line !== (state.type === 'coexistence' ? 'register' : 'sync'))
  const current = shown.find((line) => steps.indexOf(line) >= now) ?? 'complete'
  const trouble = state.silent ? say('finishing_silent') : state.attempt?.retrying ? say('finishing_slow') : null
  return (
    <Screen title={say('finishing')} text={say('finishing_text')}>
      <ol className="pb-progress">
        {shown.map((line) => (
          <Line key={line} say={say} line={line} place={shown.indexOf(line) - shown.indexOf(current)} />
        ))}
      </ol>
      <p className="pb-hidden" role="status">
        {say(`finishing_${current}`)}
      </p>
      <Note live>{trouble}</Note>
    </Screen>
  )
}

/** `place`: below zero is done, zero is under way. */
const Line = ({
  say,
  line,
  place,
}: Pick<View<'finishing'>, 'say'> & { line: Exclude<AttemptStep, 'inspect'>; place: number }) => (
  <li className={place < 0 ? 'pb-past' : place ? 'pb-later' : 'pb-now'} {...(place ? {} : { 'aria-current': 'step' })}>
    <span className="pb-mark">{place < 0 ? <Sign name="check" /> : place ? null : <Spinner />}</span>
    <span>{say(`finishing_${line}`)}</span>
    {place > 0 ? null : <span className="pb-hidden">{` (${say(place < 0 ? 'status_done' : 'status_now')})`}</span>}
  </li>
)
