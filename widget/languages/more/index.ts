import { useEffect, useState } from 'react'
import type { View } from '../../steps/view.ts'
import { en } from './en.ts'

export type MoreWords = Record<keyof typeof en, string>

const others: Record<string, () => Promise<MoreWords>> = {
  es: () => import('./es.ts').then(({ es }) => es),
}

/** The rarer words in the widget's language; in English until they have come, or when they do not. */
export function useMore({ language, speakWith }: Pick<View<never>, 'language' | 'speakWith'>) {
  const [words, setWords] = useState<MoreWords>(en)
  useEffect(() => {
    let shown = true
    const come = others[language]?.() ?? Promise.resolve(en)
    come.then((found) => shown && setWords(found)).catch(() => {})
    return () => {
      shown = false
    }
  }, [language])
  return speakWith(words)
}
