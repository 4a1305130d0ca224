import { type ReactNode, useEffect, useId, useState } from 'react'
import type { Field } from '../../../contract/index.ts'
import { type AnswerTrouble, maxOf } from '../../../contract/steps/rules.ts'
import type { Say } from '../../languages/words.ts'
import { usePart } from '../../ui/part.ts'
import { labelIn } from './label.ts'

interface Props {
  field: Field
  value: unknown
  change(value: unknown): void
  trouble: AnswerTrouble | undefined
  /** What is good to know of the answer, and no reason to stop. */
  hint: string | undefined
  say: Say
  language: string
}

const kinds = { email: 'email', url: 'url', phone: 'tel' } as const

/** One question, with its answer as far as it goes. */
export function FieldView({ field, value, change, trouble, hint, say, language }: Props) {
  const [id, { className, ...part }] = [useId(), usePart('field', 'pb-answer')]
  const { type, key, required } = field
  const text = labelIn(field.label, language)
  const label = (
    <>
      <span>{text}</span> {required ? null : <small>{say('steps_optional')}</small>}
    </>
  )
  const note = [field.help && labelIn(field.help, language), hint].filter(Boolean).join(' ')
  const said = {
    id,
    name: key,
    'aria-invalid': !!trouble,
    'aria-required': !!required,
    'aria-describedby': [note && `${id}note`, trouble && `${id}wrong`].filter(Boolean).join(' ') || undefined,
  }
  const whole = { ...said, value: (value as string) ?? '' }
  const typed = { ...whole, onChange: ({ target }: { target: { value: string } }) => change(target.value) }
  const more = (
    <>
      {note ? (
        <p id={`${id}note`} className="pb-small">
          {note}
        </p>
      ) : null}
      <p id={`${id}wrong`} className="pb-problem" role="alert">
        {trouble ? say(`steps_${trouble}`, { max: maxOf(field) }) : null}
      </p>
    </>
  )
  const around = (inside: ReactNode) => (
    <div className="pb-asked">
      <div {...part} className={className}>
        <label htmlFor={id}>{label}</label>
        {inside}
      </div>
      {more}
    </div>
  )
  switch (type) {
    case 'checkbox':
      return (
        <div className="pb-asked">
          <label {...part} className={`${className} pb-tick`}>
            <input
              {...said}
              type="checkbox"
              checked={value === true}
              onChange={({ target }) => change(target.checked)}
            />
            <span>{label}</span>
          </label>
          {more}
        </div>
      )
    case 'rating':
      return (
        <fieldset className="pb-answer pb-asked" aria-describedby={said['aria-describedby']}>
          <legend>{label}</legend>
          <div className="pb-stars">
            {Array.from({ length: maxOf(field) }, (_, at) => at + 1).map((mark) => (
              <label key={mark}>
                <input type="radio" name={key} checked={value === mark} onChange={() => change(mark)} />
                {mark.toLocaleString(language)}
              </label>
            ))}
          </div>
          {more}
        </fieldset>
      )
    case 'select':
      return around(
        <select {...typed}>
          <option value="">{say('steps_choose')}</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {labelIn(option.label, language)}
            </option>
          ))}
        </select>,
      )
    case 'country':
      return around(
        <select {...typed} autoComplete="country">
          <option value="">{say('steps_choose')}</option>
          <Countries language={language} chosen={whole.value} />
        </select>,
      )
    case 'note':
      return around(<textarea {...typed} rows={4} maxLength={maxOf(field)} />)
    default: {
      const kind = kinds[type as 'email']
      return around(
        <input
          {...typed}
          type={kind ?? 'text'}
          autoComplete={kind ?? 'on'}
          dir={kind ? 'ltr' : 'auto'}
          maxLength={maxOf(field)}
        />,
      )
    }
  }
}

/** Their names load with the first question for a country. */
function Countries({ language, chosen }: { language: string; chosen: string }) {
  const [all, setAll] = useState<{ iso: string; name: string }[]>([])
  useEffect(() => {
    let shown = true
    import('./all-countries.ts').then(
      ({ allCountries }) => shown && setAll(allCountries(language)),
      () => {},
    )
    return () => {
      shown = false
    }
  }, [language])
  const listed = all.some(({ iso }) => iso === chosen) || !chosen ? all : [{ iso: chosen, name: chosen }, ...all]
  return listed.map(({ iso, name }) => (
    <option key={iso} value={iso}>
      {name}
    </option>
  ))
}
