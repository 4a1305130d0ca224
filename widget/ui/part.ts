import { createContext, useContext } from 'react'

/** What a host can dress by its own class names (`appearance`), or by `::part()` from outside `<whatsapp-onboarding>`. */
export type Part =
  | ('root' | 'card' | 'brand' | 'title' | 'text' | 'content' | 'actions' | 'panel' | 'note' | 'choice' | 'field')
  | ('primary-button' | 'secondary-button' | 'plain-button')

/** What a part can be in for a while, beside what CSS says by itself (`:hover`, `:focus-visible`). */
type PartState = 'busy' | 'disabled' | 'chosen'

/**
 * Class names of the host, by part; they come after the widget's own. `elements` takes them, too, and by part and state, as
 * `primary-button:busy`. `scheme: 'host'`: light or dark as the page is, also when the page changes.
 */
export type Appearance = Partial<Record<Part, string>> & {
  scheme?: 'host' | undefined
  elements?: Partial<Record<Part | `${Part}:${PartState}`, string>> | undefined
}

export const Dress = createContext<Appearance | undefined>(undefined)

/**
 * The attributes of an element that is a part; `own` are the widget's classes for it. A state is a class name of `elements`, and for
 * `::part()` a name of its own: `primary-button-busy`.
 */
export function usePart(part: Part, own = `pb-${part}`, state?: PartState | false) {
  const look = useContext(Dress)
  const of = look?.elements
  return {
    className: [own, look?.[part], of?.[part], state && of?.[`${part}:${state}`]].filter(Boolean).join(' '),
    part: state ? `${part} ${part}-${state}` : part,
  }
}
