import { useEffect, useState } from 'react'
import type { View } from '../../steps/view.ts'
import { en } from './en.ts'

export type MoreWords = Record<keyof typeof en, string>

const others: Record<string, () => Promise<{ words: MoreWords }>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  hi: () => import('./hi.ts'),
  id: () => import('./id.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  pt: () => import('./pt.ts'),
  ru: () => import('./ru.ts'),
  tr: () => import('./tr.ts'),
}

/** Loads the rarer words of a language. */
export const moreOf = async (language: string): Promise<MoreWords> => (await others[language]?.())?.words ?? en

/** The rarer words in the widget's language; in English until they have come, or when they do not. */
export function useMore({ language, speakWith }: Pick<View<never>, 'language' | 'speakWith'>) {
  const [words, setWords] = useState<MoreWords>(en)
  useEffect(() => {
    let shown = true
    moreOf(language).then(
      (found) => shown && setWords(found),
      () => {},
    )
    return () => {
      shown = false
    }
  }, [language])
  return speakWith(words)
}
