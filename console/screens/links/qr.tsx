import { useEffect, useState } from 'react'
import { requestAgain } from '../../../widget/work/request-again.ts'

/** A link as a QR code. Black on white in the dark too, because cameras expect it. */
export function Qr({ text }: { text: string }) {
  const [cells, setCells] = useState<boolean[][]>()
  useEffect(() => {
    let over = false
    import('uqr').catch(requestAgain).then(
      ({ encode }) => over || setCells(encode(text, { border: 3 }).data),
      () => {},
    )
    return () => {
      over = true
    }
  }, [text])
  if (!cells) return null
  return (
    <div className="qr">
      <svg viewBox={`0 0 ${cells.length} ${cells.length}`} role="img" aria-label="The link as a QR code">
        <path fill="#ffffff" d={`M0 0h${cells.length}v${cells.length}H0z`} />
        <path
          fill="#000000"
          d={cells.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')}
        />
      </svg>
    </div>
  )
}
