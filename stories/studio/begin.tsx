import { useState } from 'react'
import { presets } from './presets.ts'
import { coloursOfLogo } from './read-logo.ts'
import { readTheme } from './read-theme.ts'
import { Section, Told } from './section.tsx'
import type { Edited } from './use-theme.ts'

type Outcome = { words: string; bad?: boolean }

/** Where a theme comes from: a preset, a logo, or something pasted. `preview` shows a logo that has no address yet. */
export function Begin({ edited, preview }: { edited: Edited; preview: (logo: string | undefined) => void }) {
  const [colours, setColours] = useState<string[]>([])
  const [outcome, setOutcome] = useState<Outcome>({ words: '' })
  const { theme, set, change } = edited

  async function look(address: string, name: string) {
    try {
      const found = await coloursOfLogo(address)
      setColours(found)
      setOutcome({ words: `${found.length} colours in ${name}. Choose what each is for.` })
    } catch (error) {
      setOutcome({ words: (error as Error).message, bad: true })
    }
  }

  async function upload(file: File | undefined) {
    if (!file) return
    const address = await new Promise<string>((resolve) => {
      const reader = new FileReader()
      reader.onload = () => resolve(String(reader.result))
      reader.readAsDataURL(file)
    })
    preview(address)
    await look(address, file.name)
  }

  function paste(text: string) {
    if (!text.trim()) return
    const read = readTheme(text)
    if ('problem' in read) return setOutcome({ words: read.problem, bad: true })
    if ('colours' in read) {
      setColours(read.colours)
      change(read.theme)
      return setOutcome({ words: `${read.colours.length} colours found. Choose what each is for.` })
    }
    setColours([])
    set(read.theme)
    setOutcome({ words: `A theme of ${Object.keys(read.theme).length} values is in use.` })
  }

  async function fetchFrom(address: string) {
    if (!/^https?:/.test(address))
      return setOutcome({ words: 'Write an address that begins with https://.', bad: true })
    const named = /\.(png|jpe?g|svg|webp|gif|avif|ico)($|\?)/i.test(address)
    const response = named ? null : await fetch(address).catch(() => null)
    if (named || response?.headers.get('content-type')?.startsWith('image/')) {
      if (address.startsWith('https:')) change({ logo_url: address })
      return look(address, 'the logo')
    }
    if (!response?.ok)
      return setOutcome({
        words: response
          ? `There is nothing at that address (${response.status}).`
          : 'That address does not let other pages read it (CORS). Paste its CSS instead.',
        bad: true,
      })
    paste(await response.text())
  }

  return (
    <Section title="Begin">
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

      <label className="studio-drop">
        <span>
          <strong>From a logo</strong> A file, read here and sent nowhere.
        </span>
        <input type="file" accept="image/*" onChange={(event) => upload(event.target.files?.[0])} />
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
          <input name="address" inputMode="url" placeholder="https://… a logo or a style sheet" />
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
      {colours.length ? (
        <ul className="studio-found" aria-label="Colours found">
          {colours.map((colour) => (
            <li key={colour}>
              <span className="studio-swatch" style={{ background: colour }} aria-hidden="true" />
              <code>{colour}</code>
              {(
                [
                  ['Main', 'primary_color'],
                  ['Page', 'background_color'],
                  ['Text', 'text_color'],
                ] as const
              ).map(([label, property]) => (
                <button
                  key={property}
                  type="button"
                  aria-label={`${label}: ${colour}`}
                  aria-pressed={theme[property] === colour}
                  onClick={() => change({ [property]: colour })}
                >
                  {label}
                </button>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}
