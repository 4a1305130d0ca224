import { createContext, useContext } from 'react'

/** What a host can dress by its own class names (`appearance`), or by `::part()` from outside `<whatsapp-onboarding>`. */
export type Part =
  | ('root' | 'card' | 'brand' | 'title' | 'text' | 'content' | 'actions' | 'panel' | 'note' | 'choice' | 'field')
  | ('primary-button' | 'secondary-button' | 'plain-button')

/**
 * Class names of the host, by part; they come after the widget's own. `scheme: 'host'`: light or dark as the page is, also when
 * the page changes.
 */
export type Appearance = Partial<Record<Part, string>> & { scheme?: 'host' | undefined }

export const Dress = createContext<Appearance | undefined>(undefined)

/** The attributes of an element that is a part; `own` are the widget's classes for it. */
export function usePart(part: Part, own = `pb-${part}`) {
  const theirs = useContext(Dress)?.[part]
  return { className: theirs ? `${own} ${theirs}` : own, part }
}
