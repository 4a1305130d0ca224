import { type KeyboardEvent, type MouseEvent, memo, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Say } from '../languages/words.ts'
import { type Country, matching } from './countries.ts'
import { Flag } from './flag.tsx'
import { usePart } from './part.ts'
import { Sign } from './sign.tsx'

const page = 5
const nothing = () => {}

/**
 * A combobox whose list is always open (https://www.w3.org/WAI/ARIA/apg/patterns/combobox): the focus stays in the field,
 * typing chooses the first country that fits and the arrows the others, Escape empties the field, and Enter goes on with
 * the form. How many fit is announced.
 */
export function CountryBox({
  countries,
  chosen,
  say,
  choose,
}: {
  countries: Country[]
  chosen: string | null
  say: Say
  choose(iso: string | null): void
}) {
  const [query, setQuery] = useState('')
  const [id, field] = [useId(), usePart('field')]
  const list = useRef<HTMLDivElement>(null)
  const found = useMemo(() => matching(countries, query), [countries, query])
  const at = found.findIndex(({ iso }) => iso === chosen)

  // The list scrolls to what is chosen, and nothing else does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is another list
  useEffect(() => {
    const box = list.current
    const option = box?.querySelector<HTMLElement>('[aria-selected=true]')
    if (!box) return
    const [top, bottom] = option ? [option.offsetTop, option.offsetTop + option.offsetHeight] : [0, 0]
    if (top < box.scrollTop) box.scrollTop = top
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
  }, [at, query])

  function search(typed: string) {
    setQuery(typed)
    if (typed.trim()) choose(matching(countries, typed)[0]?.iso ?? null)
  }

  function keys(event: KeyboardEvent<HTMLInputElement>) {
    const last = found.length - 1
    const to: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(at + page, last),
      PageUp: Math.max(at - page, 0),
    }
    const next = found[to[event.key] ?? -1]
    if (next) choose(next.iso)
    else if (event.key === 'Escape' && query) search('')
    else return
    event.preventDefault()
    event.stopPropagation() // Escape would close the dialog around it
  }

  function click({ target }: MouseEvent) {
    const iso = (target as Element).closest<HTMLElement>('[data-iso]')?.dataset.iso
    if (iso) choose(iso)
  }

  const [instant, moment] = [say('country_instant'), say('country_moment')]
  return (
    <>
      <label {...field}>
        <span>{say('country_label')}</span>
        <input
          className="pb-search"
          role="combobox"
          type="text"
          value={query}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="next"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={id}
          aria-activedescendant={at < 0 ? undefined : id + chosen}
          onInput={({ currentTarget }) => search(currentTarget.value)}
          onChange={nothing} // React asks for it; Preact would call it when the field is left
          onKeyDown={keys}
        />
      </label>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys */}
      <div
        className="pb-window pb-countries"
        id={id}
        role="listbox"
        aria-label={say('country')}
        ref={list}
        onMouseDown={(event) => event.preventDefault()}
        onClick={click}
      >
        {found.map((country) => (
          <Option
            key={country.iso}
            id={id + country.iso}
            country={country}
            chosen={country.iso === chosen}
            when={country.instant ? instant : moment}
          />
        ))}
      </div>
      <p className={found.length ? 'pb-hidden' : 'pb-small'} role="status">
        {found.length ? say('country_found', { count: found.length }) : say('country_none')}
      </p>
    </>
  )
}

const Option = memo(
  ({ id, country, chosen, when }: { id: string; country: Country; chosen: boolean; when: string }) => (
    <div
      className="pb-with-icon pb-country"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      data-iso={country.iso}
    >
      <Flag iso={country.iso} />
      <span className="pb-country-name">
        <span>{country.name}</span>{' '}
        <bdi className="pb-small" dir="ltr">
          {`+${country.code}`}
        </bdi>
        <br />
        <small className="pb-small">{when}</small>
      </span>
      {chosen ? <Sign name="check" /> : null}
    </div>
  ),
)
