import { type Exempt, exemptPairs } from './exempt.ts'
import { type Checked, check, mend, mendAll, schemesOf } from './pairs.ts'
import { Section } from './section.tsx'
import type { Edited } from './use-theme.ts'

const number = (value: number) => value.toFixed(1)

/** Every pair with its numbers; what fails comes with the nearest colour that does not, one press away. */
export function Contrast({ edited }: { edited: Edited }) {
  const { theme, set } = edited
  const rows = schemesOf(theme).flatMap((scheme) => check(theme, scheme))
  const failing = rows.filter((row) => !row.passes)
  const mendable = failing.filter(({ nearest }) => nearest)
  const several = schemesOf(theme).length > 1
  const exempt = schemesOf(theme).flatMap((scheme) => exemptPairs(theme, scheme))
  return (
    <Section
      title="Contrast"
      aside={
        <span className={failing.length ? 'studio-badge studio-bad' : 'studio-badge studio-good'} role="status">
          {failing.length ? `${failing.length} of ${rows.length} fail` : `All ${rows.length} pass`}
        </span>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard, too */}
      <section className="studio-pairs" aria-label="Pairs" tabIndex={0}>
        <table className="studio-contrast">
          <caption className="studio-hidden">Contrast of each pair, by WCAG 2.2 and APCA</caption>
          <thead>
            <tr>
              <th scope="col">Pair</th>
              <th scope="col">WCAG</th>
              <th scope="col">APCA</th>
            </tr>
          </thead>
          <tbody>
            {[...failing, ...rows.filter((row) => row.passes)].map((row) => (
              <Row key={row.scheme + row.name} row={row} several={several} use={() => set(mend(theme, row))} />
            ))}
            {exempt.map((row) => (
              <ExemptRow key={row.scheme + row.name} row={row} several={several} />
            ))}
          </tbody>
        </table>
      </section>
      {mendable.length > 1 ? (
        <button type="button" className="studio-wide" onClick={() => set(mendAll(theme))}>
          Mend all {mendable.length}
        </button>
      ) : null}
      <p className="studio-note">
        WCAG 2.2 is what the law names: 4.5 for words, 3 for marks, 7 for text read at length. APCA says how well eyes
        read: Lc 60, 15 and 75. Both have to pass; on a ground where no colour reaches APCA’s level, WCAG’s counts.
      </p>
    </Section>
  )
}

function Row({ row, several, use }: { row: Checked; several: boolean; use: () => void }) {
  const { name, scheme, colour, surface, bar, byWidget, nearest } = row
  return (
    <tr data-passes={row.passes}>
      <th scope="row">
        <span className="studio-sample" style={{ color: colour, background: surface }} aria-hidden="true">
          Aa
        </span>
        <span>
          {name}
          <small>{[several && scheme, byWidget && `${colour} by the widget`].filter(Boolean).join(', ')}</small>
          {nearest ? (
            <button type="button" onClick={use}>
              <span className="studio-swatch" style={{ background: nearest }} aria-hidden="true" />
              Use {nearest}
              <span className="studio-hidden"> for {name}</span>
            </button>
          ) : null}
        </span>
      </th>
      <Measured value={number(row.wcag)} ok={row.wcag >= bar.wcag} least={bar.wcag} />
      <Measured value={`Lc ${Math.round(row.apca)}`} ok={row.apca >= bar.apca} least={bar.apca} />
    </tr>
  )
}

const ExemptRow = ({ row, several }: { row: Exempt; several: boolean }) => (
  <tr data-exempt="">
    <th scope="row" colSpan={3}>
      <span className="studio-sample" style={{ color: row.colour, background: row.surface }} aria-hidden="true">
        Aa
      </span>
      <span>
        {row.name}
        <small>{[several && row.scheme, `${number(row.wcag)}, exempt: ${row.why}`].filter(Boolean).join(', ')}</small>
      </span>
    </th>
  </tr>
)

const Measured = ({ value, ok, least }: { value: string; ok: boolean; least: number }) => (
  <td className={ok ? 'studio-ok' : 'studio-low'}>
    <span aria-hidden="true">{ok ? '✓' : '✕'}</span> {value}
    <span className="studio-hidden">{ok ? ', passes' : `, fails: at least ${least}`}</span>
  </td>
)
