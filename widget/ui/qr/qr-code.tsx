import { useEffect, useState } from 'react'
import { wearing } from '../../look/dress.ts'
import { requestAgain } from '../../work/request-again.ts'

/**
 * Black on white in every theme, because cameras expect it. The code that draws it loads when needed; without it there are other
 * ways.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [cells, setCells] = useState<boolean[][]>()
  useEffect(() => {
    let shown = true
    import('./qr.ts').catch(requestAgain).then(
      ({ encode }) => shown && setCells(encode(text, { border: 3 }).data),
      () => {},
    )
    return () => {
      shown = false
    }
  }, [text])
  return (
    <figure className="pb-qr" ref={dressed}>
      {cells ? (
        <svg viewBox={`0 0 ${cells.length} ${cells.length}`} role="img" aria-label={label}>
          <path fill="#ffffff" d={`M0 0h${cells.length}v${cells.length}H0z`} />
          <path d={cells.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')} />
        </svg>
      ) : null}
      <figcaption className="pb-small">{label}</figcaption>
    </figure>
  )
}

const dressed = wearing(`.pb-root{.pb-qr{display:grid;gap:calc(var(--pb-u)*2);justify-items:center;min-block-size:208px}
.pb-qr svg{inline-size:176px;block-size:176px;border-radius:8px;shape-rendering:crispedges}}`)
