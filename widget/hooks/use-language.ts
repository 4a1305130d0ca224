import { useEffect, useState } from 'react'
import { languageFor, type Spoken, showLanguage, wordsForTrouble } from '../languages/index.ts'
import type { Words } from '../languages/words.ts'
import { useIsomorphicLayoutEffect } from './use-layout.ts'

/**
 * The language to speak, once it is there: the prop's, else the link's, else the browser's.
 * `link` is undefined until it is known what the link says. Nothing is decided while React renders on a server.
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

/** What the language says of trouble, asked for when there is some. */
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
