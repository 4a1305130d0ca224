import type { MessageLink } from '../../world/messaging/number-settings.ts'
import { pick } from '../../world/random.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type GraphCall, type NodeCall, success, text } from '../call.ts'
import { badParameter, unsupported } from '../graph-error.ts'
import { badValue } from '../messages/shapes/refusal.ts'

/** The longest message that a link fills in, and the most links of a number. */
const [longest, mostLinks] = [140, 2_000]

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567']

function linksOf({ messaging }: World, phoneNumberId: string): Map<string, MessageLink> {
  const known = messaging.links.get(phoneNumberId) ?? new Map()
  messaging.links.set(phoneNumberId, known)
  return known
}

const shown = ({ code, prefilled_message, image }: MessageLink, publicUrl: string) => ({
  code,
  prefilled_message,
  deep_link_url: `https://wa.me/message/${code}`,
  ...(image ? { qr_image_url: `${publicUrl}/qr/${code}.${image.toLowerCase()}` } : {}),
})

/** `GET /{phone}/message_qrdls` */
export function listLinks({ world, node: { number } }: NodeCall<'phone'>): Answer {
  const data = [...linksOf(world, number.id).values()].map((link) => shown({ ...link, image: null }, ''))
  return { status: 200, body: { data } }
}

/** `POST /{phone}/message_qrdls`: makes a short link, or changes the one with this `code`. */
export function writeLink({ world, call, ways, node: { number } }: NodeCall<'phone'>): Answer {
  const links = linksOf(world, number.id)
  const prefilled_message = text(call, 'prefilled_message')
  if (!prefilled_message) throw badParameter('The parameter prefilled_message is required.')
  if (prefilled_message.length > longest) throw badValue(`prefilled_message: at most ${longest} characters are allowed`)
  const image = text(call, 'generate_qr_image')
  if (image !== null && image !== 'SVG' && image !== 'PNG')
    throw badParameter('Param generate_qr_image must be one of {SVG, PNG}')
  const code = text(call, 'code')
  if (code !== null && !links.has(code)) throw badValue('code: no short link of this number has this code')
  if (code === null && links.size >= mostLinks) throw badValue(`a number has at most ${mostLinks} short links`)
  const link: MessageLink = { code: code ?? newCode(), prefilled_message, image }
  links.set(link.code, link)
  return { status: 200, body: shown(link, ways.publicUrl()) }
}

const newCode = () => Array.from({ length: 14 }, () => pick(letters)).join('')

/** `GET /{phone}/message_qrdls/{code}`: a list of one. */
export function getLink({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  return { status: 200, body: { data: [shown({ ...linkOf(world, call, number.id), image: null }, '')] } }
}

/** `DELETE /{phone}/message_qrdls/{code}` */
export function deleteLink({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  linksOf(world, number.id).delete(linkOf(world, call, number.id).code)
  return success
}

function linkOf(world: World, { method, path: [, , code = ''] }: GraphCall, phoneNumberId: string): MessageLink {
  const link = linksOf(world, phoneNumberId).get(code)
  if (!link) throw unsupported(method, code)
  return link
}
