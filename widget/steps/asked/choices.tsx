import { useEffect, useState } from 'react'
import { choices } from '../../../contract/steps/checks/choices.ts'
import { type Checks, maxOf } from '../../../contract/steps/rules.ts'
import { requestAgain } from '../../work/request-again.ts'
import type { Drawn } from './field.ts'
import { labelIn } from './label.ts'

export { from, words } from '../../languages/steps/choices.ts'

export const checks: Checks = choices

export const css = `.pb-root{.pb-tick{grid-template-columns:24px 1fr;align-items:center;min-block-size:44px}
.pb-tick input{inline-size:20px;block-size:20px;margin:0;accent-color:var(--pb-primary)}
.pb-stars{display:flex;flex-wrap:wrap;gap:8px}
.pb-stars label{display:grid;place-items:center;min-inline-size:44px;min-block-size:44px;border:1px solid var(--pb-field-border);border-radius:var(--pb-radius);cursor:pointer}
.pb-stars label:has(:checked){border-color:var(--pb-accent);background:var(--pb-accent-surface);box-shadow:0 0 0 1px var(--pb-accent)}
.pb-stars label:has(:focus-visible){outline:2px solid var(--pb-link);outline-offset:2px}
.pb-stars input{position:absolute;opacity:0}}`

/** A question whose answer is picked. */
export function Choice({ field, value, change, say, language, label, said, look }: Drawn) {
  const { type } = field
  if (type === 'checkbox')
    return (
      <label {...look} className={`${look.className} pb-tick`}>
        <input {...said} type="checkbox" checked={value === true} onChange={({ target }) => change(target.checked)} />
        <span>{label}</span>
      </label>
    )
  if (type === 'rating') {
    const { id, name, ...more } = said
    return (
      <div {...look} {...more} role="radiogroup" aria-labelledby={id}>
        <div id={id}>{label}</div>
        <div className="pb-stars">
          {Array.from({ length: maxOf(field) }, (_, at) => at + 1).map((mark) => (
            <label key={mark}>
              <input type="radio" name={name} checked={value === mark} onChange={() => change(mark)} />
              {mark.toLocaleString(language)}
            </label>
          ))}
        </div>
      </div>
    )
  }
  const chosen = (value as string) ?? ''
  return (
    <div {...look}>
      <label htmlFor={said.id}>{label}</label>
      <select
        {...said}
        className="pb-typed"
        value={chosen}
        onChange={({ target }) => change(target.value)}
        autoComplete={type === 'country' ? type : undefined}
      >
        <option value="">{say('steps_choose')}</option>
        {type === 'select' ? (
          field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {labelIn(option.label, language)}
            </option>
          ))
        ) : (
          <Countries language={language} chosen={chosen} />
        )}
      </select>
    </div>
  )
}

/** Their names load with the first question for a country. */
function Countries({ language, chosen }: { language: string; chosen: string }) {
  const [all, setAll] = useState<{ iso: string; name: string }[]>([])
  useEffect(() => {
    let shown = true
    import('./all-countries.ts').catch(requestAgain).then(
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
