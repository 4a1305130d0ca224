// @ts-check

/**
 * An element from its name, properties and children. An `on…` property is a listener; null and false children are left out.
 *
 * @param {string} name
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | null | false | (Node | string | null | false)[])} children
 * @returns {HTMLElement}
 */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else if (key in element && key !== 'list') /** @type {any} */ (element)[key] = value
    else element.setAttribute(key, value)
  }
  for (const child of children.flat()) if (child) element.append(child)
  return element
}

/**
 * A labelled text field.
 *
 * @param {string} label
 * @param {string} name
 * @param {{ value?: string, type?: string, autocomplete?: string, inputMode?: string, required?: boolean, maxLength?: number }} [more]
 */
export const field = (label, name, more = {}) =>
  h('label', { className: 'field' }, h('span', {}, label), h('input', { name, type: 'text', ...more }))

/**
 * A labelled list to choose from.
 *
 * @param {string} label
 * @param {string} name
 * @param {[value: string, words: string][]} options
 * @param {string} [chosen]
 */
export const choice = (label, name, options, chosen) =>
  h(
    'label',
    { className: 'field' },
    h('span', {}, label),
    h(
      'select',
      { name },
      ...options.map(([value, words]) => h('option', { value, selected: value === chosen }, words)),
    ),
  )

/**
 * One of several ways, with what belongs to it shown while it is chosen.
 *
 * @param {string} name
 * @param {{ value: string, title: string, note?: string, disabled?: boolean, checked?: boolean, inside?: HTMLElement[] }} option
 */
export function option(name, { value, title, note, disabled, checked, inside }) {
  const id = `${name}-${value}`
  return h(
    'div',
    { className: disabled ? 'option disabled' : 'option' },
    h('input', { type: 'radio', name, value, id, disabled, checked, 'aria-describedby': note ? `${id}-note` : null }),
    h('label', { htmlFor: id }, title),
    note ? h('p', { id: `${id}-note`, className: 'note' }, note) : null,
    inside ? h('div', { className: 'inside' }, ...inside) : null,
  )
}

/** A picture that looks like a QR code and leads nowhere. @param {string} seed */
export function qrPicture(seed) {
  const size = 25
  let state = [...seed].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7)
  const dark = () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state >>> 31 === 1
  }
  /** @param {number} x @param {number} y */
  const corner = (x, y) => (x < 8 && y < 8) || (x > size - 9 && y < 8) || (x < 8 && y > size - 9)
  let path = ''
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) if (!corner(x, y) && dark()) path += `M${x} ${y}h1v1h-1z`
  for (const [x, y] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ])
    path += `M${x} ${y}h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z`
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', `-2 -2 ${size + 4} ${size + 4}`)
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', 'QR code')
  svg.setAttribute('class', 'qr')
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  shape.setAttribute('d', path)
  shape.setAttribute('fill-rule', 'evenodd')
  svg.append(shape)
  return svg
}
