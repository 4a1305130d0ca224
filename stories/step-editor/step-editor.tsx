import { useId, useState } from 'react'
import { languageCodes, languageTitles } from '../../contract/languages.ts'
import { Steps } from '../../contract/steps/steps.ts'
import { Section, Told } from '../studio/section.tsx'
import '../studio/studio.css'
import '../studio/panels.css'
import './step-editor.css'
import { exported } from './exports.ts'
import { Preview, type Shown, states } from './preview.tsx'
import { fieldTypes, sample, withField } from './samples.ts'

const write = (steps: unknown) => JSON.stringify(steps, null, 2)

/** What is wrong with a description, by its place, in the words of the API. */
function read(text: string): { steps?: Steps; wrong: string[] } {
  try {
    const { data, error } = Steps.safeParse(JSON.parse(text))
    if (data) return { steps: data, wrong: [] }
    return { wrong: error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) }
  } catch (error) {
    return { wrong: [(error as Error).message] }
  }
}

/** Where a designer writes what customers are asked, sees it at once, and hands it over. */
export function StepEditor() {
  const [text, setText] = useState(write(sample))
  const [right, setRight] = useState(sample)
  const [part, setPart] = useState<'before' | 'after'>('before')
  const [shown, setShown] = useState<Shown>('asking')
  const [look, setLook] = useState('light')
  const [locale, setLocale] = useState('en')
  const [format, setFormat] = useState('JSON')
  const [told, tell] = useState('')
  const id = useId()
  const { wrong } = read(text)
  const change = (next: string) => {
    setText(next)
    const { steps } = read(next)
    if (steps) setRight(steps)
  }
  const given = (exported[format] as (typeof exported)[string])(right)
  const pick = (name: string, value: string, values: readonly string[], choose: (value: never) => void) => (
    <fieldset className="studio-segments">
      <legend className="studio-hidden">{name}</legend>
      {values.map((one) => (
        <label key={one}>
          <input type="radio" name={id + name} checked={one === value} onChange={() => choose(one as never)} />
          {one}
        </label>
      ))}
    </fieldset>
  )
  return (
    <div className="studio">
      <header className="studio-top">
        <h1>Step editor</h1>
        <p>What your customers are asked, before Facebook’s window and after it.</p>
      </header>
      <div className="studio-make">
        <Section title="Questions">
          {pick('Part', part, ['before', 'after'], setPart)}
          <div className="step-editor-kinds">
            {fieldTypes.map((type) => (
              <button key={type} type="button" onClick={() => change(write(withField(right, part, type)))}>
                Add {type}
              </button>
            ))}
          </div>
          <textarea
            className="studio-code"
            aria-label="The description"
            rows={24}
            spellCheck={false}
            value={text}
            onChange={({ target }) => change(target.value)}
          />
          <div role="status">
            <ul className="step-editor-wrong" hidden={!wrong.length}>
              {wrong.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        </Section>
      </div>
      <main className="studio-look step-editor-look" aria-label="Preview">
        <div className="step-editor-picks">
          {pick('State', shown, states, setShown)}
          {pick('Scheme', look, ['light', 'dark'], setLook)}
          <label>
            Language{' '}
            <select value={locale} onChange={({ target }) => setLocale(target.value)}>
              {languageCodes.map((code) => (
                <option key={code} value={code}>
                  {languageTitles[code].name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div className="step-editor-page" data-look={look}>
          <Preview key={[write(right), shown].join()} steps={right} {...{ shown, look, locale }} />
        </div>
      </main>
      <div className="studio-give">
        <Section title="Hand over">
          {pick('Format', format, Object.keys(exported), setFormat)}
          <textarea className="studio-code" aria-label={`The steps as ${format}`} readOnly rows={20} value={given} />
          <div className="studio-row">
            <button
              type="button"
              className="studio-main"
              disabled={wrong.length > 0}
              onClick={() =>
                navigator.clipboard.writeText(given).then(
                  () => tell(`Copied as ${format}.`),
                  () => tell('The browser did not let this be copied; select the text instead.'),
                )
              }
            >
              Copy
            </button>
          </div>
          <Told>{told}</Told>
        </Section>
      </div>
    </div>
  )
}
