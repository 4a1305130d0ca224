import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { AnsweredStatus, Answers, Facts, Session, SessionSteps, Step } from '../../../contract/index.ts'
import type { ApiFailure } from '../../gateways/api.ts'
import { dress } from '../../look/dress.ts'
import { Button } from '../../ui/button.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { Keep } from '../../work/answers.ts'
import type { View } from '../view.ts'
import { FieldView } from './field-view.tsx'
import { labelIn } from './label.ts'
import { css } from './looks.ts'
import { pagesOf, walk } from './pages.ts'
import type { Extra } from './parts.ts'

interface Props extends Omit<View<'asking' | 'done'>, 'state' | 'answers'>, Extra {
  keep: Keep
  session: Session
  facts: Facts
  /** The customer came back from the step behind. */
  again?: boolean | undefined
  /** Called with what is known now, when nothing is left to ask. Without it these are the steps after the signup. */
  over?: false | ((session: Session) => void)
}

/** Asks the host's questions, keeps each answer as it is given, and goes on when none is left. */
export function Questions({ keep, session, facts, again, over, ...view }: Props) {
  const { say, language, tell, send, OwnStep, Choice, hintOf, Frame = Screen } = view
  const given = session.steps as SessionSteps
  const [typed, setTyped] = useState<Record<string, unknown>>(() =>
    Object.assign({}, given.known, given.answers, ...[...keep.kept.values()].map(({ answers }) => answers)),
  )
  const [status, setStatus] = useState(() => {
    const here = [...keep.kept].map(([step, { status }]) => [step, status])
    return { ...given.status, ...(over ? {} : keep.ended), ...Object.fromEntries(here) } as SessionSteps['status']
  })
  const { asked, answers } = walk(given, over ? 'before' : 'after', typed, facts, view.checks)
  const [roomy] = useState(() => innerWidth >= 640)
  const pages = pagesOf(asked, roomy)
  const isOpen = ({ id }: Step, now = status) => (now[id] ?? 'draft') === 'draft'
  const [at, setAt] = useState(() => {
    const open = pages.findIndex(({ step }) => isOpen(step))
    return open < 0 ? pages.length - (again ? 1 : 0) : open
  })
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [unsaved, setUnsaved] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const page = pages[at]
  const name = page && [page.step.id, page.fields[0]?.key].join()
  const seen = useRef<string>(undefined)
  const isNew = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page
  useLayoutEffect(() => {
    keep.unsaved = setUnsaved
    if (form.current) dress(form.current, css, view.css)
    if (!page) {
      if (over) finish(status)
      return
    }
    const isNewStep = seen.current?.split(',')[0] !== page.step.id
    if (isNewStep) tell?.({ type: 'step_shown', step: page.step.id })
    // A survey that appears takes no focus. Within a step the next question is read out, not its title again.
    if (seen.current || (over && document.activeElement === document.body))
      form.current?.querySelector<HTMLElement>(`input,select,textarea${isNewStep ? ',.pb-title' : ''}`)?.focus()
    seen.current = name
  }, [name])

  // What stands here and was not sent must not be lost when the page is closed, or put aside on a phone.
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'visible') return
      if (page && isNew.current) save(page.step, 'draft', page.answers)
      keep.flush()
    }
    document.addEventListener('visibilitychange', hide)
    return () => document.removeEventListener('visibilitychange', hide)
  })

  function save({ id }: Step, how: AnsweredStatus, answers: Answers) {
    isNew.current = false
    keep.save(id, { answers, status: how, ...facts }).catch(refuse)
    if (how !== 'draft') tell?.({ type: `step_${how}`, step: id })
  }

  const refuse = ({ code = 'internal', redirectUrl = null }: Partial<ApiFailure>) =>
    over && send({ type: 'refused', fault: code, redirectUrl })

  function leave(step: Step, how: 'answered' | 'skipped', answers: Answers) {
    const now = { ...status, [step.id]: how }
    save(step, how, answers)
    setStatus(now)
    goOn(step, now)
  }

  function goOn(step: Step, now: SessionSteps['status']) {
    const later = pages.findIndex((one, place) => place > at && one.step !== step)
    if (later > 0) turn(later)
    else finish(now)
  }

  /** Nothing is left: a step without a question that is shown is answered by that. */
  async function finish(now: SessionSteps['status']) {
    setBusy(true)
    const ends = { ...now }
    for (const { step, answers } of asked)
      if (isOpen(step, now)) {
        save(step, 'answered', answers)
        ends[step.id] = 'answered'
      }
    try {
      const known = await keep.rest()
      setAt(pages.length)
      if (over)
        over({
          ...session,
          meta: { ...session.meta, ...(known && { launch: known.launch }) },
          ...(known?.number && session.number && { number: known.number }),
          steps: { ...given, answers, status: ends },
        })
    } catch (failure) {
      refuse(failure as ApiFailure)
    }
    setBusy(false)
  }

  function turn(to: number) {
    setTried(false)
    setAt(to)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!page || busy) return
    const { step, fields, troubles, answers } = page
    if (step.kind === 'host') goOn(step, status)
    else if (fields.some(({ key }) => troubles[key])) {
      setTried(true)
      queueMicrotask(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid=true]:not([role]),[aria-invalid=true] input')?.focus(),
      )
    } else if (pages[at + 1]?.step === step) {
      save(step, 'draft', answers)
      turn(at + 1)
    } else leave(step, 'answered', answers)
  }

  function skip(step: Step) {
    const keys = 'fields' in step ? step.fields.map(({ key }) => [key, undefined]) : []
    setTyped((before) => ({ ...before, ...Object.fromEntries(keys) }))
    leave(step, 'skipped', {})
  }

  const back = at > 0 ? () => turn(at - 1) : over && (() => send({ type: 'back' }))
  if (!page) return over ? null : <p role="status">{say('steps_thanks')}</p>
  const { step } = page
  const asks = 'fields' in step
  return (
    <form
      ref={form}
      className={over ? 'pb-form' : 'pb-asked pb-ways'}
      onSubmit={submit}
      onFocus={view.stay?.stop}
      noValidate
    >
      <Frame
        title={step.title ? labelIn(step.title, language) : view.say('continue')}
        text={asks && step.text ? labelIn(step.text, language) : undefined}
        actions={
          <>
            <p className="pb-small" role="status">
              {unsaved ? say('steps_unsaved') : null}
            </p>
            {asks || !isOpen(step) ? (
              <Button type="submit" busy={busy}>
                {say(over || pages[at + 1] ? 'continue' : 'steps_send')}
              </Button>
            ) : null}
            <div className="pb-row">
              {back ? (
                <Button kind="plain" onClick={back}>
                  {say('back')}
                </Button>
              ) : null}
              {step.optional ? (
                <Button kind="plain" onClick={() => skip(step)}>
                  {say('steps_skip')}
                </Button>
              ) : null}
            </div>
          </>
        }
      >
        {pages[1] ? <p className="pb-small">{say('steps_progress', { step: at + 1, steps: pages.length })}</p> : null}
        {asks
          ? page.fields.map((field) => {
              const { key } = field
              const hint = hintOf?.(given, key, answers, keep)
              return (
                <FieldView
                  key={key}
                  {...{ field, say, language, Choice }}
                  value={typed[key]}
                  change={(value) => {
                    isNew.current = true
                    setTyped((before) => ({ ...before, [key]: value }))
                  }}
                  trouble={tried ? page.troubles[key] : undefined}
                  hint={hint && say(`steps_${hint}`)}
                />
              )
            })
          : OwnStep && (
              <OwnStep
                key={step.id}
                {...view}
                step={step}
                session={session}
                isOpen={isOpen(step)}
                resolve={(own = {}) => leave(step, 'answered', own)}
                pass={() => leave(step, 'skipped', {})}
              />
            )}
      </Frame>
    </form>
  )
}
