import { useEffect, useState } from 'react'

/**
 * Black on white in every theme, because cameras expect it. The code that draws it loads when needed; without it there are other
 * ways.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [cells, setCells] = useState<boolean[][]>()
  useEffect(() => {
    let shown = true
    import('./qr.ts').then(
      ({ encode }) => shown && setCells(encode(text, { border: 3 }).data),
      () => {},
    )
    return () => {
      shown = false
    }
  }, [text])
  return (
    <figure className="pb-qr">
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
