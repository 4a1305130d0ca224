import { useState } from 'react'
import type { Theme } from '../../../contract/theme/theme.ts'
import { coloursOf } from '../read-css.ts'
import { readTheme } from '../read-theme.ts'
import { Section, Told } from '../section.tsx'
import type { Edited } from '../use-theme.ts'
import { presets } from './presets.ts'
import { Proposal, type Proposed } from './proposal.tsx'
import { fetchBrand } from './read-address.ts'
import { coloursOfLogo } from './read-logo.ts'
import { isDark, kept, mainOf, suggest, type Wish } from './suggest.ts'

type Outcome = { words: string; bad?: boolean }

/** A file that was read here, as an address that only this page knows. */
export interface LocalLogo {
  name: string
  address: string
}

/** Where a theme comes from: a preset, a logo or picture, an address, or something pasted. */
export function Begin({ edited, setLogo }: { edited: Edited; setLogo: (logo: LocalLogo) => void }) {
  const [proposed, setProposed] = useState<Proposed>()
  const [outcome, setOutcome] = useState<Outcome>({ words: '' })
  const { theme, set, change } = edited

  /** Puts a whole theme on the board, in one act. */
  function propose(from: string, colours: readonly string[], named: Theme = {}, more: Theme = {}) {
    if (!colours.length && !named.primary_color) throw new Error(`There are no colours in ${from}.`)
    const main = named.primary_color ?? mainOf(colours)
    const found = colours.includes(main) ? colours : [main, ...colours]
    const wish: Wish = { colours: found, named, main, scheme: isDark(named) ? 'dark' : 'auto', tint: 0.5 }
    setProposed({ ...wish, from, before: theme })
    set({ ...kept({ ...theme, ...more }), ...suggest(wish) })
    const count = found.length === 1 ? '1 colour' : `${found.length} colours`
    setOutcome({ words: `${count} in ${from}. The whole theme is on the board: tune it, keep it, or turn it down.` })
  }

  function tune(parts: Partial<Wish>) {
    if (!proposed) return
    const wish = { ...proposed, ...parts }
    setProposed(wish)
    set({ ...kept(theme), ...suggest(wish) })
  }

  function end(taken: boolean) {
    if (!taken && proposed) set(proposed.before)
    setProposed(undefined)
    setOutcome({ words: taken ? '' : 'The theme is as it was before.' })
  }

  const trouble = (error: unknown) => setOutcome({ words: (error as Error).message, bad: true })

  async function upload(file: File | undefined) {
    if (!file) return
    const address = await new Promise<string>((resolve) => {
      const reader = new FileReader()
      reader.onload = () => resolve(String(reader.result))
      reader.readAsDataURL(file)
    })
    setLogo({ name: file.name, address })
    await coloursOfLogo(address).then((colours) => propose(file.name, colours), trouble)
  }

  function paste(text: string, from = 'what you pasted') {
    if (!text.trim()) return
    const read = readTheme(text)
    if ('problem' in read) return setOutcome({ words: read.problem, bad: true })
    if ('colours' in read) return propose(from, read.colours, read.theme)
    setProposed(undefined)
    set(read.theme)
    setOutcome({ words: `A theme of ${Object.keys(read.theme).length} values is in use.` })
  }

  async function fetchFrom(address: string) {
    try {
      const { from, colours, css, text, ...more } = await fetchBrand(address)
      if (text !== undefined) return paste(text, from)
      const found = coloursOf(css ?? '')
      propose(from, colours ?? found.found, found.theme, more.theme)
    } catch (error) {
      trouble(error)
    }
  }

  return (
    <Section title="Begin">
      <label className="studio-drop">
        <span>
          <strong>From a logo or a picture</strong> A file, read here and sent nowhere.
        </span>
        <input
          type="file"
          accept="image/*"
          onChange={({ target }) => {
            upload(target.files?.[0])
            target.value = '' // the same file may be chosen again
          }}
        />
      </label>

      <form
        className="studio-line"
        onSubmit={(event) => {
          event.preventDefault()
          fetchFrom(String(new FormData(event.currentTarget).get('address')).trim())
        }}
      >
        <label>
          From an address
          <input name="address" inputMode="url" placeholder="https://… a logo, a style sheet, a page" />
        </label>
        <button type="submit">Read</button>
      </form>

      <form
        className="studio-paste"
        onSubmit={(event) => {
          event.preventDefault()
          paste(String(new FormData(event.currentTarget).get('text')))
        }}
      >
        <label>
          From CSS, JSON or an export
          <textarea
            name="text"
            rows={3}
            spellCheck={false}
            placeholder=":root { --brand: … }   or   { &quot;theme_config&quot;: … }"
          />
        </label>
        <button type="submit">Use it</button>
      </form>

      <Told bad={outcome.bad ?? false}>{outcome.words}</Told>
      {proposed ? <Proposal {...{ proposed, theme, tune, end }} use={change} /> : null}

      <fieldset className="studio-presets">
        <legend>With a preset</legend>
        {Object.entries(presets).map(([name, preset]) => (
          <button
            key={name}
            type="button"
            onClick={() => {
              const { logo_url, company_name } = theme
              set({ ...preset, ...(logo_url && { logo_url }), ...(company_name && { company_name }) })
            }}
          >
            <span aria-hidden="true" style={{ background: preset.background_color ?? '#ffffff' }}>
              <i style={{ background: preset.primary_color }} />
              <i style={{ background: preset.text_color ?? '#0f172a' }} />
            </span>
            {name}
          </button>
        ))}
      </fieldset>
    </Section>
  )
}
