import { useEffect, useState } from 'react'
import { languageFor, type Spoken, showLanguage, wordsForTrouble } from '../languages/index.ts'
import type { Words } from '../languages/words.ts'
import { useIsomorphicLayoutEffect } from './use-layout.ts'

/**
 * The language of the widget, when it has loaded: the prop's, else the link's, else the browser's. `link` is undefined until the
 * session has loaded. Nothing is decided while React renders on a server.
 */
export function useLanguage(prop: string | undefined, link: string | null | undefined): Spoken | undefined {
  const [spoken, show] = useState<Spoken>()
  useIsomorphicLayoutEffect(() => {
    if (!prop && link === undefined) return
    let current = true
    showLanguage(languageFor([prop, link, ...navigator.languages]), (come) => current && show(come))
    return () => {
      current = false
    }
  }, [prop, link])
  return spoken
}

/** The language's texts for faults, loaded when there is a fault. */
export function useTrouble(wanted: boolean, spoken: Spoken | undefined) {
  const [come, setCome] = useState<{ of: Spoken; words: Partial<Words> }>()
  useEffect(() => {
    let current = true
    if (wanted && spoken) wordsForTrouble(spoken).then((words) => current && setCome({ of: spoken, words }))
    return () => {
      current = false
    }
  }, [wanted, spoken])
  return come?.of === spoken ? come?.words : undefined
}
