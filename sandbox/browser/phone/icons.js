// @ts-check

/** An icon from the outline of its path; it says nothing to a screen reader. @param {string} path @param {string} [box] */
export function icon(path, box = '0 0 24 24') {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', box)
  svg.setAttribute('aria-hidden', 'true')
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  shape.setAttribute('d', path)
  svg.append(shape)
  return svg
}

export const back = 'M15 5l-7 7 7 7'
export const picture = 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01'
export const send = 'M5 12h14M13 6l6 6-6 6'
export const ticks = 'M1 6l3 3 6-7M6 9l1 1 7-8'
export const answer = 'M9 6l-5 5 5 5M4 11h9a6 6 0 0 1 6 6v1'
export const thumb = 'M7 11l4-7a2 2 0 0 1 2 2v4h5a2 2 0 0 1 2 2l-1 6a2 2 0 0 1-2 2H7zM7 11H4v9h3'
