// @ts-check
// One message of a chat, drawn.

import { h } from '../dom.js'
import { clock } from './ask.js'
import { answer, icon, thumb, ticks } from './icons.js'

/** @param {import('./types.js').MessageView} message @param {import('./types.js').Deeds} deeds */
export function drawMessage(message, deeds) {
  const { mine, title, text, footer, file, place, lines, quoted, reactions } = message
  return h(
    'div',
    { className: mine ? 'message mine' : 'message', id: message.id },
    h(
      'div',
      { className: 'bubble' },
      h('span', { className: 'hidden' }, mine ? 'You: ' : 'Business: '),
      quoted ? h('p', { className: 'quoted' }, quoted) : null,
      file ? drawFile(file) : null,
      title ? h('p', { className: 'title' }, title) : null,
      place ? h('p', {}, [place.name, place.address, place.at].filter(Boolean).join('\n')) : null,
      ...lines.map((line) => h('p', {}, line)),
      text ? h('p', {}, text) : null,
      footer ? h('p', { className: 'footer' }, footer) : null,
      h(
        'span',
        { className: 'stamp' },
        clock(message.at),
        mine
          ? h(
              'span',
              { className: message.read ? 'seen' : 'unseen' },
              icon(ticks, '0 0 16 12'),
              h('span', { className: 'hidden' }, message.read ? 'Read' : 'Sent'),
            )
          : null,
      ),
    ),
    reactions.length > 0 ? h('span', { className: 'reactions' }, reactions.join(' ')) : null,
    ...message.presses.map((press) => drawPress(message, press, deeds)),
    message.list ? drawList(message, deeds) : null,
    mine ? null : tools(message, deeds),
  )
}

/** @param {{ kind: string, url: string, name: string }} file */
function drawFile({ kind, url, name }) {
  if (!url) return h('p', {}, `${name} (not in the sandbox)`)
  if (kind === 'image' || kind === 'sticker') return h('img', { src: url, alt: name || 'Picture' })
  if (kind === 'video') return h('video', { src: url, controls: true })
  if (kind === 'audio') return h('audio', { src: url, controls: true })
  return h('p', {}, h('a', { href: url, download: name }, name))
}

/** @param {import('./types.js').MessageView} message @param {import('./types.js').Press} press @param {import('./types.js').Deeds} deeds */
function drawPress({ id }, { kind, text, value }, deeds) {
  if (kind === 'link') return h('a', { className: 'press', href: value, target: '_blank', rel: 'noreferrer' }, text)
  if (kind === 'copy')
    return h(
      'button',
      { className: 'press', type: 'button', onclick: () => navigator.clipboard?.writeText(value) },
      `${text}: ${value}`,
    )
  const onclick = kind === 'reply' ? () => deeds.press(id, value) : null
  return h('button', { className: 'press', type: 'button', onclick, disabled: kind !== 'reply' }, text)
}

/** @param {import('./types.js').MessageView} message @param {import('./types.js').Deeds} deeds */
function drawList({ id, list }, deeds) {
  if (!list) return null
  const onclick = () => deeds.open(list.button, list.sections, (row) => deeds.press(id, row))
  return h('button', { className: 'press', type: 'button', onclick, 'aria-haspopup': 'dialog' }, list.button)
}

/** @param {import('./types.js').MessageView} message @param {import('./types.js').Deeds} deeds */
function tools(message, deeds) {
  const tool = (/** @type {string} */ sign, /** @type {string} */ label, /** @type {() => void} */ onclick) =>
    h('button', { className: 'tool', type: 'button', onclick, 'aria-label': label, title: label }, icon(sign))
  return h(
    'span',
    { className: 'tools' },
    tool(answer, 'Answer this message', () => deeds.answer(message)),
    tool(thumb, 'React with a thumb up', () => deeds.react(message)),
  )
}
