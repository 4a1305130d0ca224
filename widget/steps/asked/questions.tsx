import { type FormEvent, useLayoutEffect, useRef, useState } from 'react'
import type { AnsweredStatus, AnswersInput, Facts, Session, SessionSteps, Step } from '../../../contract/index.ts'
import { Button } from '../../ui/button.tsx'
import type { View } from '../view.ts'
import { FieldView } from './field-view.tsx'
import { Frame } from './frame.tsx'
import { createKeep } from './keep.ts'
import { labelIn } from './label.ts'
import { pagesOf, walk } from './pages.ts'
import { dress } from './sheet.ts'
import { useMore } from './use-more.ts'

interface Props extends Omit<View<'asking' | 'done'>, 'state'> {
  part: 'before' | 'after'
  session: Session
  facts: Facts
  /** The customer came back from the step behind. */
  again?: boolean | undefined
  /** Called with what is known now, when nothing is left to ask. */
  over?(session: Session): void
}

/** Asks the host's questions, keeps each answer as it is given, and goes on when none is left. */
export function Questions({ part, session, facts, again, over, ...view }: Props) {
  const { say, language, tell, send, answer } = view
  const given = session.steps as SessionSteps
  const [typed, setTyped] = useState<Record<string, unknown>>({ ...given.known, ...given.answers })
  const [status, setStatus] = useState(given.status)
  const { asked, answers } = walk(given, part, typed, facts)
  const [roomy] = useState(() => innerWidth >= 640)
  const pages = pagesOf(asked, roomy)
  const isOpen = ({ step }: { step: Step }) => !status[step.id] || status[step.id] === 'draft'
  const open = pages.findIndex(isOpen)
  const [at, setAt] = useState(() => (open < 0 ? (again ? pages.length - 1 : pages.length) : open))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [unsaved, setUnsaved] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const [keep] = useState(() => createKeep((step, input) => answer?.(step, input) ?? Promise.reject({}), setUnsaved))
  const page = pages[at]
  const hints = useMore(loadHints, view.spoken, part === 'before')
  const OwnStep = useMore(loadOwnStep, view.spoken, page?.step.kind === 'host')
  const name = page && [page.step.id, page.fields[0]?.key].join()
  const seen = useRef<string>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page
  useLayoutEffect(() => {
    if (form.current) dress(form.current)
    if (!page) {
      if (over) finish(status)
      return
    }
    if (seen.current?.split(',')[0] !== page.step.id) tell?.({ type: 'step_shown', step: page.step.id })
    // The first page leaves the focus where the widget put it.
    if (seen.current) form.current?.querySelector<HTMLElement>('input,select,textarea,.pb-title')?.focus()
    seen.current = name
  }, [name])

  function save(step: Step, how: AnsweredStatus, answers: AnswersInput['answers']) {
    const saved = keep(step.id, { answers, status: how, ...facts })
    saved.catch((failure) => part === 'before' && refuse(failure))
    if (how !== 'draft') tell?.({ type: `step_${how}`, step: step.id })
    return saved
  }
  const refuse = ({ code = 'internal', redirectUrl = null }) =>
    send({ type: 'refused', fault: code as never, redirectUrl })

  function leave(step: Step, how: 'answered' | 'skipped', answers: AnswersInput['answers']) {
    const now = { ...status, [step.id]: how }
    save(step, how, answers)
    setStatus(now)
    const later = pages.findIndex((one, place) => place > at && one.step !== step)
    if (later > 0) return turn(later)
    finish(now)
  }

  /** Nothing is left: what has no question that is shown is answered by that. */
  async function finish(now: SessionSteps['status']) {
    setBusy(true)
    const rest = asked.filter(({ step }) => !now[step.id] || now[step.id] === 'draft')
    let saved: ReturnType<typeof save> | undefined
    for (const { step, answers } of rest) saved = save(step, 'answered', answers)
    const last = asked.at(-1)
    try {
      const known = await (saved ??
        (last && keep(last.step.id, { answers: last.answers, status: now[last.step.id] ?? 'answered', ...facts })))
      setBusy(false)
      setAt(pages.length)
      const all = Object.fromEntries(asked.map(({ step }) => [step.id, now[step.id] ?? 'answered']))
      over?.({
        ...session,
        meta: { ...session.meta, ...(known && { launch: known.launch }) },
        ...(known?.number && session.number && { number: known.number }),
        steps: { ...given, answers, status: { ...status, ...all } },
      } as Session)
    } catch {
      setBusy(false) // the customer was told
    }
  }

  function turn(to: number) {
    setTried(false)
    setAt(to)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!page || busy) return
    if (page.fields.some(({ key }) => page.troubles[key])) {
      setTried(true)
      queueMicrotask(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      return
    }
    if (pages[at + 1]?.step === page.step) {
      save(page.step, 'draft', page.answers)
      turn(at + 1)
    } else leave(page.step, 'answered', page.answers)
  }

  function skip(step: Step) {
    setTyped((before) => ({
      ...before,
      ...Object.fromEntries(('fields' in step ? step.fields : []).map(({ key }) => [key, undefined])),
    }))
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
        inside={!over}
        title={step.title ? labelIn(step.title, language) : view.say('continue')}
        text={asks && step.text ? labelIn(step.text, language) : undefined}
        actions={
          <>
            <p className="pb-small" role="status">
              {unsaved ? say('steps_unsaved') : null}
            </p>
            {asks ? (
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
        {asks ? (
          page.fields.map((field) => (
            <FieldView
              key={field.key}
              {...{ field, say, language }}
              value={typed[field.key]}
              change={(value) => setTyped((before) => ({ ...before, [field.key]: value }))}
              trouble={tried ? page.troubles[field.key] : undefined}
              hint={hint(field.key)}
            />
          ))
        ) : OwnStep ? (
          <OwnStep
            {...view}
            step={step}
            session={session}
            resolve={(own = {}) => leave(step, 'answered', own)}
            pass={() => leave(step, 'skipped', {})}
          />
        ) : null}
      </Frame>
    </form>
  )

  function hint(key: string) {
    const odd = hints?.hintOf([...given.before, ...given.after], key, answers)
    const isKnown = given.known[key] !== undefined && given.known[key] === typed[key] && !given.answers[key]
    return odd ? say(`steps_${odd}`) : isKnown ? say('steps_known') : undefined
  }
}

/** Parts that only some steps need: what Meta may not take, and steps that the host shows. */
const loadHints = () => import('../../../contract/steps/hints.ts')
const loadOwnStep = () => import('./host-step.tsx').then(({ OwnStep }) => OwnStep)
