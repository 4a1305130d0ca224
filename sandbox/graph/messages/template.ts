import type { ShownTemplate } from '../../world/messaging/chat.ts'
import type { Component, Template, TemplateButton } from '../../world/messaging/template.ts'
import type { NodeCall } from '../call.ts'
import { needFile } from './content.ts'
import type { SentComponent, SentParameter, TemplateSend } from './shapes/template.ts'
import { templateRefusals as refusals } from './template-refusals.ts'

/**
 * The template of an account that a message names, and what the phone shows of it.
 *
 * @throws {GraphError} 132001, 132015, 132016 for one that cannot be sent, 132000, 132012, 131008, 100 for parameters that do not fit.
 */
export function fillTemplate(
  nodeCall: NodeCall<'phone'>,
  sent: TemplateSend,
): { template: Template; shown: ShownTemplate } {
  const template = find(nodeCall, sent)
  const parts = sent.components ?? []
  const of = (type: string) => parts.filter((part) => part.type.toLowerCase() === type)
  const unknown = parts.find(({ type }) => !partNames.includes(type.toLowerCase()))
  if (unknown) throw refusals.unknownPart(unknown.type)
  const component = (type: string) => template.components.find((one) => one.type.toUpperCase() === type)
  const named = template.parameterFormat === 'NAMED'
  const buttons = component('BUTTONS')?.buttons ?? []
  return {
    template,
    shown: {
      header: header(nodeCall, component('HEADER'), of('header')[0], named),
      body: fill('body', component('BODY')?.text ?? '', of('body')[0]?.parameters ?? [], named),
      footer: component('FOOTER')?.text ?? '',
      buttons: buttons.map((button, index) => press(button, index, buttonAt(of('button'), index))),
    },
  }
}

const partNames = ['header', 'body', 'button', 'carousel', 'limited_time_offer', 'footer']

function find({ world, node }: NodeCall<'phone'>, { name, language }: TemplateSend): Template {
  const template = [...world.messaging.templates.values()].find(
    (one) => one.wabaId === node.waba.id && one.name === name && one.language === language.code,
  )
  if (template?.status === 'PAUSED') throw refusals.paused()
  if (template?.status === 'DISABLED') throw refusals.disabled()
  if (template?.status !== 'APPROVED') throw refusals.missing(name, language.code)
  return template
}

const media: Record<string, 'image' | 'video' | 'document'> = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document' }

function header(
  nodeCall: NodeCall<'phone'>,
  component: Component | undefined,
  sent: SentComponent | undefined,
  named: boolean,
): ShownTemplate['header'] {
  const parameters = sent?.parameters ?? []
  if (!component) {
    if (sent) throw refusals.unknownPart('header')
    return null
  }
  const format = component.format ?? 'TEXT'
  if (format === 'TEXT') return { format, text: fill('header', component.text ?? '', parameters, named), media: null }
  const [given] = parameters
  const kind = media[format] ?? format.toLowerCase()
  const received = given?.type.toUpperCase() ?? 'UNKNOWN'
  if (given?.type !== kind) throw refusals.format('header', format, received)
  const object = given[kind as keyof SentParameter]
  if (!object) throw refusals.noText(kind)
  if (kind !== 'location') needFile(nodeCall, object as { id?: string }, kind)
  return { format, text: '', media: object }
}

const placeholder = /\{\{\s*([a-z0-9_]+)\s*\}\}/gi

/** The text with its parameters in it: `{{1}}` by position, `{{name}}` by name. */
function fill(part: string, text: string, parameters: SentParameter[], named: boolean): string {
  const names = [...new Set([...text.matchAll(placeholder)].map(([, name]) => name as string))]
  if (parameters.length !== names.length) throw refusals.count(part, parameters.length, names.length)
  const byName = new Map(
    parameters.map((parameter, index) => {
      if (named && !parameter.parameter_name) throw refusals.noName()
      return [named ? (parameter.parameter_name as string) : String(index + 1), wordsOf(part, parameter)]
    }),
  )
  return text.replace(placeholder, (_, name: string) => {
    const value = byName.get(name)
    if (value === undefined) throw refusals.noName()
    return value
  })
}

function wordsOf(part: string, parameter: SentParameter): string {
  if (parameter.type === 'text') {
    if (!parameter.text) throw refusals.noText('text')
    return parameter.text
  }
  if (parameter.type === 'currency' && parameter.currency) return parameter.currency.fallback_value
  if (parameter.type === 'date_time' && parameter.date_time) return parameter.date_time.fallback_value
  if (parameter.type === 'currency' || parameter.type === 'date_time') throw refusals.noText(parameter.type)
  throw refusals.format(part, 'TEXT', parameter.type.toUpperCase())
}

const buttonAt = (sent: SentComponent[], index: number) => sent.find((part) => Number(part.index ?? 0) === index)

/** What a button says and holds. A button with a variable needs its value. */
function press(button: TemplateButton, index: number, sent: SentComponent | undefined) {
  const given = sent?.parameters?.[0]
  const type = button.type.toUpperCase()
  if (type === 'URL' && button.url?.includes('{{')) {
    if (!given?.text) throw refusals.button(index, 'Url')
    return { type, text: button.text ?? '', value: button.url.replace(placeholder, given.text) }
  }
  if (type === 'COPY_CODE') {
    if (!given?.coupon_code) throw refusals.button(index, 'CopyCode')
    return { type, text: button.text ?? 'Copy code', value: given.coupon_code }
  }
  if (type === 'OTP') {
    if (!given?.text) throw refusals.button(index, 'Otp')
    return { type: 'COPY_CODE', text: button.text ?? 'Copy code', value: given.text }
  }
  return { type, text: button.text ?? '', value: given?.payload ?? button.url ?? button.phone_number ?? '' }
}
