import { expect, it } from 'vitest'
import { languages } from '../../../widget/languages/index.ts'
import { en } from '../../../widget/languages/more/en.ts'
import { moreOf } from '../../../widget/languages/more/index.ts'

const braces = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort()

it.each(languages.filter((language) => language !== 'en'))(
  '%s has every rarer word, its own, with the braces of English',
  async (language) => {
    const words = await moreOf(language)
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort())
    for (const name of Object.keys(en) as (keyof typeof en)[]) {
      expect(words[name], name).not.toBe(en[name])
      expect(braces(words[name]), name).toEqual(braces(en[name]))
    }
  },
)
