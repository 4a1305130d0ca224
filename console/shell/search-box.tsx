import { useEffect, useRef } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { Icon } from '../ui/icon.tsx'

/** Paste anything and be there. `/` brings the keyboard here from wherever nothing is being typed. */
export function SearchBox() {
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      const typing =
        target instanceof HTMLElement && target.closest('input, textarea, select, [role=dialog], [role=menu]')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return
      event.preventDefault()
      field.current?.select()
      field.current?.focus()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return (
    <search className="search">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const q = field.current?.value.trim()
          if (q) go(`/search?${new URLSearchParams({ q })}`)
        }}
      >
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          aria-label="Search"
          aria-keyshortcuts="/"
          placeholder="Paste a link, a number, an id"
          defaultValue={search.get('q') ?? ''}
          enterKeyHint="search"
          spellCheck={false}
        />
        <kbd>/</kbd>
      </form>
    </search>
  )
}
