import * as z from 'zod/mini'
import type { Component } from '../../world/messaging/template.ts'
import { GraphError } from '../graph-error.ts'
import { shapeRefusal } from '../messages/shapes/refusal.ts'
import { words } from '../messages/shapes/text.ts'

const buttonTypes =
  'QUICK_REPLY URL PHONE_NUMBER COPY_CODE OTP FLOW CATALOG MPM SPM VOICE_CALL REQUEST_CONTACT_INFO'.split(' ')

const button = z.looseObject({
  type: z.pipe(
    z.pipe(
      z.string(),
      z.transform((type) => type.toUpperCase()),
    ),
    z.enum(buttonTypes),
  ),
  text: z.optional(words(25)),
  url: z.optional(words(2000)),
  phone_number: z.optional(words(20)),
})

const component = z.looseObject({
  type: words(32),
  format: z.optional(words(32)),
  text: z.optional(words(1024)),
  example: z.optional(z.record(z.string(), z.unknown())),
  buttons: z.optional(z.array(button).check(z.minLength(1), z.maxLength(10))),
})

const definition = z.looseObject({ components: z.array(component).check(z.minLength(1)) })

const kinds = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL', 'LIMITED_TIME_OFFER', 'CALL_PERMISSION_REQUEST']
const formats = ['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION', 'PRODUCT']

/** The components of a template, checked as Meta checks them when it is submitted. @throws {GraphError} 100, with Meta's subcode where it is known. */
export function readComponents(given: unknown, format: 'POSITIONAL' | 'NAMED'): Component[] {
  const all = { components: given }
  const result = definition.safeParse(all)
  if (!result.success) throw shapeRefusal(all, result.error)
  const parts = result.data.components.map((part) => ({ ...part, type: part.type.toUpperCase() })) as Component[]
  for (const kind of ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'])
    if (parts.filter(({ type }) => type === kind).length > 1)
      throw invalid(`There is more than one component of type ${kind}.`)
  for (const part of parts) checkPart(part, format)
  if (!parts.some(({ type }) => type === 'BODY')) throw incomplete('BODY', 'text')
  return parts
}

function checkPart(part: Component, format: 'POSITIONAL' | 'NAMED'): void {
  if (!kinds.includes(part.type)) throw invalid(`${part.type} is not a type of component.`)
  if (part.type === 'HEADER') {
    if (!part.format || !formats.includes(part.format.toUpperCase())) throw incomplete('HEADER', 'format')
    part.format = part.format.toUpperCase()
    if (part.format === 'TEXT') checkText(part, 60, 1, format)
    else if (['IMAGE', 'VIDEO', 'DOCUMENT'].includes(part.format) && !part.example?.header_handle)
      throw incomplete('HEADER', 'example')
  }
  if (part.type === 'BODY' && !part.add_security_recommendation) checkText(part, 1024, 100, format)
  if (part.type === 'FOOTER' && part.code_expiration_minutes === undefined) checkText(part, 60, 0, format)
  if (part.type === 'BUTTONS') checkButtons(part)
}

/** A text may not begin or end with a variable, its variables count from 1, and each needs an example. */
function checkText({ type, text, example }: Component, most: number, mostVariables: number, format: string): void {
  if (!text) throw incomplete(type, 'text')
  if (text.length > most) throw invalid(`The ${type} has more than ${most} characters.`)
  const names = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name]) => name ?? '')
  const distinct = [...new Set(names)]
  if (distinct.length > mostVariables) throw invalid(`The ${type} may have ${mostVariables} variables.`)
  if (distinct.length === 0) return
  const right =
    format === 'NAMED'
      ? distinct.every((name) => /^[a-z0-9_]+$/.test(name))
      : distinct.every((name, at) => name === String(at + 1))
  if (!right) throw invalid('This template contains variable parameters with incorrect formatting.', 2388299)
  if (type === 'BODY' && (/^\s*\{\{/.test(text) || /\}\}\s*$/.test(text)))
    throw invalid('Variables can’t be at the start or end of the template.', 2388299)
  if (!example) throw incomplete(type, 'example')
}

function checkButtons({ buttons = [] }: Component): void {
  if (buttons.length === 0) throw incomplete('BUTTONS', 'buttons')
  const count = (kind: string) => buttons.filter(({ type }) => type === kind).length
  if (count('URL') > 2 || count('PHONE_NUMBER') > 1 || count('COPY_CODE') > 1)
    throw invalid('A template may have 2 buttons with addresses, 1 with a phone number and 1 with a code.')
  for (const { type, text, url, phone_number, example } of buttons) {
    if (type === 'QUICK_REPLY' && !text) throw incomplete('BUTTONS', 'text')
    if (type === 'URL' && (!text || !url)) throw incomplete('BUTTONS', 'url')
    if (type === 'URL' && url?.includes('{{') && !example) throw incomplete('BUTTONS', 'example')
    if (type === 'PHONE_NUMBER' && (!text || !phone_number)) throw incomplete('BUTTONS', 'phone_number')
  }
}

const incomplete = (type: string, field: string): GraphError =>
  new GraphError(400, 100, 'Invalid parameter', {
    subcode: 2388043,
    transient: false,
    userTitle: 'Message template "components" param is missing expected field(s)',
    userMessage: `component of type ${type} is missing expected field(s) (${field})`,
  })

export const invalid = (userMessage: string, subcode = 2388040): GraphError =>
  new GraphError(400, 100, 'Invalid parameter', {
    subcode,
    transient: false,
    userTitle: 'Message template cannot be created',
    userMessage,
  })
