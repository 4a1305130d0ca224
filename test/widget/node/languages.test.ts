import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languageCodes, languageTitles } from '../../../contract/languages.ts'
import { en as first } from '../../../widget/languages/en.ts'
import { faults } from '../../../widget/languages/en-faults.ts'
import { help } from '../../../widget/languages/en-help.ts'
import { later } from '../../../widget/languages/en-later.ts'
import { left } from '../../../widget/languages/en-left.ts'
import { message } from '../../../widget/languages/en-message.ts'
import { numbers } from '../../../widget/languages/en-numbers.ts'
import { wordsForHelp } from '../../../widget/languages/help.ts'
import {
  directionOf,
  languageFor,
  type Spoken,
  showLanguage,
  wordsForTrouble,
} from '../../../widget/languages/index.ts'
import { wordsForLeft } from '../../../widget/languages/left.ts'
import { wordsForMessage } from '../../../widget/languages/message.ts'
import { named } from '../../../widget/languages/named.ts'
import { sdkLocale } from '../../../widget/languages/sdk-locale.ts'
import { speak } from '../../../widget/languages/speak.ts'
import { everyPart, steps } from '../../../widget/languages/steps/every-part.ts'
import { wordsForSteps } from '../../../widget/languages/steps/words-for-steps.ts'
import type { Words } from '../../../widget/languages/words.ts'
import { laterWords } from '../../../widget/steps/later.ts'
import { numberWords } from '../../../widget/steps/numbers.ts'

const en: Words = { ...first, ...later, ...numbers, ...left, ...message, ...help, ...steps, ...faults }

const spokenIn = (language: string) => new Promise<Spoken>((resolve) => showLanguage(language, resolve))

/** Everything a language says, as the widget comes by it. */
async function whole(language: string) {
  const spoken = await spokenIn(language)
  return {
    ...laterWords(spoken),
    ...numberWords(spoken),
    ...spoken.first,
    ...(await wordsForLeft(spoken)),
    ...(await wordsForMessage(spoken)),
    ...(await wordsForHelp(spoken)),
    ...(await wordsForSteps(spoken, everyPart)),
    ...(await wordsForTrouble(spoken)),
  } as Words
}
type Written = { getTextInfo(): { direction: string } }
const braces = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort()
const others = languageCodes.filter((language) => language !== 'en')
const names = Object.keys(en) as (keyof Words)[]

describe('languages', () => {
  it('are all that have a file', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../widget/languages/translations'))
    expect([...others].sort()).toEqual(files.map((file) => file.replace(/\.ts$/, '')).sort())
  })

  it.each(others)('%s has the braces of English in every sentence, and nothing else', async (language) => {
    const words = await whole(language)
    expect(Object.keys(words).sort()).toEqual([...names].sort())
    for (const name of names) {
      expect(braces(words[name]), name).toEqual(braces(en[name]))
      expect(words[name].split('\n').length, name).toBe(en[name].split('\n').length)
      expect(words[name], `${name} is set with care`).not.toMatch(/\.\.\.|^\s|\s$|\s\n|\n\s| {2}|'|"/)
      expect(words[name], `${name} leaves a stray brace`).not.toMatch(/[{}](?![\w}]*)|\{[^}]*$/)
    }
  })

  it.each(others)('%s leaves little in English', async (language) => {
    const words = await whole(language)
    expect(names.filter((name) => words[name] === en[name])).toEqual([])
  })

  const scriptOf = (language: string) => new Intl.Locale(language).maximize().script as string
  const withOwnScript = others.filter((language) => scriptOf(language) !== 'Latn')

  it('have some that are not written in Latin letters', () => {
    expect(withOwnScript).toEqual(expect.arrayContaining(['ar', 'hi', 'ja', 'ru']))
  })

  it.each(withOwnScript)('%s is written in its own script throughout', async (language) => {
    const name = scriptOf(language)
    const script = new RegExp(
      `\\p{Script=${name === 'Jpan' ? 'Hiragana}|\\p{Script=Katakana}|\\p{Script=Han' : name}}`,
      'u',
    )
    const words = await whole(language)
    expect(names.filter((name) => !script.test(words[name]))).toEqual([])
  })

  it('come in parts: what the first screen says, what comes after it, what is left to do, and what is said of trouble', async () => {
    const german = await spokenIn('de')
    expect(german.first.retry).toBe('Erneut versuchen')
    expect(laterWords(german).back).toBe('Zurück')
    expect(numberWords(german).own_number).not.toBe(numbers.own_number)
    expect((await wordsForLeft(german)).left_pay).toBe('Zahlungsmethode hinterlegen')
    expect((await wordsForTrouble(german)).link_expired).toMatch(/^Dieser Link ist abgelaufen/)
    const english = await spokenIn('en')
    expect([english.first, laterWords(english), numberWords(english)]).toEqual([first, later, numbers])
    expect(await wordsForLeft(english)).toEqual(left)
    expect(await wordsForMessage(english)).toEqual(message)
    expect(await wordsForSteps(english, everyPart)).toEqual(steps)
    expect(await wordsForTrouble(english)).toEqual(faults)
  })

  it('are in English where they do not come, and say that nothing can be reached where those for trouble do not', async () => {
    const { first: said } = await spokenIn('xx')
    expect(said).toEqual(first)
    const offline = () => Promise.reject(new TypeError('offline'))
    const spoken = { ...(await spokenIn('es')), faults: offline, left: offline, message: offline, steps: offline }
    expect(await wordsForLeft(spoken)).toEqual(left)
    expect(await wordsForMessage(spoken)).toEqual(message)
    expect(await wordsForSteps(spoken, everyPart)).toEqual(steps)
    expect(await wordsForTrouble(spoken)).toEqual({})
    expect(speak({}, 'Acme')({ ...spoken.first })('link_expired' as 'retry')).toMatch(/^No llegamos al servidor/)
  })

  it('travel without the names, and are put together again by English’s', () => {
    expect(named(['un', 'deux', 'trois'], ['two', 'three'], 1)).toEqual({ two: 'deux', three: 'trois' })
    expect(named({ one: 'un' }, ['one'])).toEqual({ one: 'un' })
  })

  it('have each part of the steps where the part says that it begins', () => {
    const namesBefore = (at: number) => everyPart.slice(0, at).flatMap(({ words }) => Object.keys(words))
    expect(everyPart.map(({ from }) => from)).toEqual(everyPart.map((_, at) => namesBefore(at).length))
    expect(Object.keys(steps)).toEqual(namesBefore(everyPart.length))
  })
})

describe.each(others)('%s as it is published', (language) => {
  it('says what its source says', async () => {
    const built = async (file: string) =>
      (await import(join(import.meta.dirname, `../../../dist/widget/chunk-${file}.js`))) as Record<string, string[]>
    const spoken = await spokenIn(language)
    const { words } = await built(language)
    expect(words).toBeInstanceOf(Array)
    const [said, source] = [{ ...spoken, words: words as string[] }, laterWords(spoken)]
    expect({ ...source, ...laterWords(said) }).toEqual(source)
    expect(Object.keys(laterWords(said))).toEqual(Object.keys(later))
    const sourceOfNumbers = numberWords(spoken)
    expect({ ...sourceOfNumbers, ...numberWords(said) }).toEqual(sourceOfNumbers)
    expect(Object.keys(numberWords(said))).toEqual(Object.keys(numbers))
    const { left: tasks } = await built(`${language}-left`)
    expect(tasks).toBeInstanceOf(Array)
    expect(await wordsForLeft({ left: async () => tasks as string[] })).toEqual(await wordsForLeft(spoken))
    const { message: offer } = await built(`${language}-message`)
    expect(offer).toBeInstanceOf(Array)
    expect(await wordsForMessage({ message: async () => offer as string[] })).toEqual(await wordsForMessage(spoken))
    const { faults: trouble } = await built(`${language}-faults`)
    expect(await wordsForTrouble({ ...spoken, faults: async () => trouble as string[] })).toEqual(
      await wordsForTrouble(spoken),
    )
  })
})

describe('the language', () => {
  it.each([
    [['pt-BR'], 'pt'],
    [['ar-EG', 'en'], 'ar'],
    [['JA_jp'], 'ja'],
    [['zh-Hant', 'fr-CA'], 'fr'],
    [['zh-CN', 'ko'], 'en'],
    [[undefined, null, 'tr'], 'tr'],
    [['constructor', ''], 'en'],
    [[], 'en'],
  ])('for %j is %s', (wanted, language) => {
    expect(languageFor(wanted)).toBe(language)
  })

  it('goes to Meta’s script too, under the names that Meta has', () => {
    const known = 'ar_AR de_DE en_US es_LA fr_FR hi_IN id_ID it_IT ja_JP pt_BR ru_RU tr_TR'.split(' ')
    const given = languageCodes.map((language) => sdkLocale(language))
    expect(given).toEqual(expect.arrayContaining(known))
    for (const [at, locale] of given.entries()) expect(locale).toMatch(new RegExp(`^${languageCodes[at]}_[A-Z]{2}$`))
    expect(sdkLocale('pt-PT')).toBe('pt_BR')
  })

  it('is written from the side, and with the digits, that it is written in', () => {
    expect([directionOf('ar'), directionOf('en'), directionOf('xx')]).toEqual(['rtl', 'ltr', 'ltr'])
    for (const code of languageCodes) {
      // TypeScript's library does not know this part of Intl yet.
      const { direction } = (new Intl.Locale(code) as unknown as Written).getTextInfo()
      expect([code, directionOf(code)]).toEqual([code, direction])
      const said = speak({}, 'Acme', code)({ count: '{count}' })('count', { count: 7 })
      expect([code, said]).toEqual([code, (7).toLocaleString(code)])
    }
  })

  it('has a name, and a title for the hosted page that becomes the first heading', async () => {
    for (const code of languageCodes) {
      const { name, alone, joined } = languageTitles[code]
      expect(joined).toBe((await whole(code)).welcome)
      expect(joined.replace('{company}', '')).not.toBe(joined)
      expect(alone).not.toContain('{')
      expect(name.toLowerCase()).toContain(new Intl.DisplayNames([code], { type: 'language' }).of(code)?.toLowerCase())
    }
  })
})

describe('what is filled in', () => {
  const words = { rate: 'up to {rate}', number: 'Reconnect {number}', arabic: 'ربط {number}', link: 'ربط {link}' }

  it('is a number as the language writes it', () => {
    const said = (language: string) => speak({}, 'Acme', language)(words)('rate', { rate: 1_000 })
    expect(['en', 'de', 'es', 'fr'].map(said)).toEqual(['up to 1,000', 'up to 1.000', 'up to 1000', 'up to 1\u202f000'])
  })

  it('is set apart where directions meet, and only there; an address never is', () => {
    const say = speak({}, 'Acme', 'ar')(words)
    expect(say('number', { number: '+1 415' })).toBe('Reconnect +1 415')
    expect(say('number', { number: 'أكمي' })).toBe('Reconnect \u2068أكمي\u2069')
    expect(say('arabic', { number: '+1 415' })).toBe('ربط \u2068+1 415\u2069')
    expect(say('link', { link: 'https://a.example/s/1' })).toBe('ربط https://a.example/s/1')
  })

  it('is that nothing can be reached, where the words for a fault did not come', () => {
    expect(speak({}, 'Acme')(first as Words)('link_expired')).toBe(first.server_unreachable)
  })

  it('stays in its braces when nobody knows it', () => {
    expect(speak({ rate: '{whatever}' }, 'Acme')(words)('rate')).toBe('{whatever}')
  })
})
