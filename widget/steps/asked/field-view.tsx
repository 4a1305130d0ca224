import { useId } from 'react'
import { maxOf } from '../../../contract/steps/rules.ts'
import { usePart } from '../../ui/part.ts'
import type { Asks } from './field.ts'
import { labelIn } from './label.ts'

/** Also what browsers call them for `autocomplete`. */
const kinds: Record<string, string> = { email: 'email', url: 'url', phone: 'tel' }

/** One question, with its answer as far as it goes. */
export function FieldView({ field, value, change, trouble, hint, say, language, Choice }: Asks) {
  const id = useId()
  const look = usePart('field', 'pb-answer')
  const { type, key, required, help } = field
  const label = (
    <>
      <span>{labelIn(field.label, language)}</span> {required ? null : <small>{say('steps_optional')}</small>}
    </>
  )
  const notes = [help && labelIn(help, language), hint].filter(Boolean).join(' ')
  const said = {
    id,
    name: key,
    'aria-invalid': !!trouble,
    'aria-required': !!required,
    'aria-describedby': `${id}note ${id}wrong`,
  }
  const typed = {
    ...said,
    value: (value as string) ?? '',
    onChange: ({ target }: { target: { value: string } }) => change(target.value),
    maxLength: maxOf(field),
    className: 'pb-typed',
  }
  const kind = kinds[type]
  return (
    <div className="pb-asked">
      {kind || type === 'text' || type === 'note' || !Choice ? (
        <div {...look}>
          <label htmlFor={id}>{label}</label>
          {type === 'note' ? (
            <textarea {...typed} rows={4} />
          ) : (
            <input {...typed} type={kind} autoComplete={kind} dir={kind ? 'ltr' : 'auto'} />
          )}
        </div>
      ) : (
        <Choice {...{ field, value, change, say, language, label, said, look }} />
      )}
      {notes ? (
        <p id={`${id}note`} className="pb-small">
          {notes}
        </p>
      ) : null}
      <p id={`${id}wrong`} className="pb-problem" role="alert">
        {trouble ? say(`steps_${trouble}`, { max: maxOf(field) }) : null}
      </p>
    </div>
  )
}
