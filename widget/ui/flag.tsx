import { useEffect, useRef } from 'react'
import { requestAgain } from '../work/request-again.ts'

type Cells = typeof import('./flag-cells.ts')
let coming: Promise<Cells> | undefined

/**
 * A country's flag beside its name. It is drawn cell by cell, so no image is loaded that a page's CSP could refuse. The drawing
 * data loads with the first flag; without it there is an empty place, and the name.
 */
export function Flag({ iso }: { iso: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let shown = true
    coming ??= import('./flag-cells.ts').catch(requestAgain)
    coming.then(
      (cells) => shown && canvas.current && draw(canvas.current, iso, cells),
      () => {
        coming = undefined
      },
    )
    return () => {
      shown = false
    }
  }, [iso])
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tabindex takes no focus
  return <canvas className="pb-flag" ref={canvas} aria-hidden="true" />
}

function draw(canvas: HTMLCanvasElement, iso: string, { cells, height, palette, width }: Cells) {
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true }) // small pictures are drawn faster without the GPU
  if (!context || !cells[iso]) return
  const picture = context.createImageData(width, height)
  let at = 0
  for (const [, letter = 'a', count] of cells[iso].matchAll(/(\D)(\d*)/g)) {
    const colour = letter.charCodeAt(0) - (letter < 'a' ? 39 : 97)
    const rgb = [0, 2, 4].map((part) => Number.parseInt(palette.slice(colour * 6 + part, colour * 6 + part + 2), 16))
    const end = at + Number(count || 1)
    for (; at < end; at++) picture.data.set([...rgb, 255], at * 4)
  }
  context.putImageData(picture, 0, 0)
}
