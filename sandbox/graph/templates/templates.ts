import type { Waba } from '../../world/customers.ts'
import type { Template } from '../../world/messaging/template.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type GraphCall, type NodeCall, structure, success, text } from '../call.ts'
import { type Field, parseFields, type Resolvers, select } from '../fields.ts'
import { badParameter, GraphError } from '../graph-error.ts'
import { type Asked, asked, page } from '../page.ts'

const defaults = ['name', 'parameter_format', 'components', 'language', 'status', 'category']

const resolvers = (template: Template): Resolvers => ({
  id: () => template.id,
  name: () => template.name,
  language: () => template.language,
  status: () => template.status,
  category: () => template.category,
  parameter_format: () => template.parameterFormat,
  components: () => template.components,
  rejected_reason: () => template.rejectedReason,
  quality_score: () => ({ score: 'UNKNOWN' }),
  last_updated_time: () => new Date(template.updatedAt).toISOString().replace(/\.\d{3}Z$/, '+0000'),
  previous_category: () => undefined,
  correct_category: () => undefined,
  library_template_name: () => undefined,
  message_send_ttl_seconds: () => undefined,
  cta_url_link_tracking_opted_out: () => undefined,
  sub_category: () => undefined,
})

const show = (template: Template, fields: Field[] | null) =>
  select('WhatsAppMessageTemplate', resolvers(template), defaults, fields)

/** The templates of an account, newest first. */
export function listTemplates(
  world: World,
  waba: Waba,
  fields: Field[] | null,
  list: Asked,
  keep: (template: Template) => boolean = () => true,
) {
  const templates = [...world.messaging.templates.values()].filter(({ wabaId }) => wabaId === waba.id).filter(keep)
  return page(templates.reverse(), (template) => show(template, fields), list)
}

/** `GET /{waba}/message_templates`, filtered by name, status, category, language or words of its text. */
export function getTemplates({ world, call, node: { waba } }: NodeCall<'waba'>): Answer {
  const fields = text(call, 'fields')
  const one = (name: string) => wanted(call, name)
  const [status, category, language] = [one('status'), one('category'), one('language')]
  const [name, content] = [text(call, 'name'), text(call, 'content')]
  const body = listTemplates(world, waba, fields ? parseFields(fields) : null, asked(call), (template) =>
    [
      !name || template.name.includes(name),
      !content || JSON.stringify(template.components).toLowerCase().includes(content.toLowerCase()),
      !status || status.includes(template.status),
      !category || category.includes(template.category),
      !language || language.includes(template.language.toUpperCase()),
    ].every(Boolean),
  )
  return { status: 200, body }
}

/** A filter with one value or a list of them. */
function wanted(call: GraphCall, name: string): string[] | null {
  const given = structure(call, name)
  if (given === undefined || given === '') return null
  return [given].flat().map((value) => String(value).toUpperCase())
}

/** `GET /{template}` */
export function getTemplate({ call, node: { template } }: NodeCall<'template'>): Answer {
  const fields = text(call, 'fields')
  return { status: 200, body: show(template, fields ? parseFields(fields) : null) }
}

/** `DELETE /{waba}/message_templates`: all languages of a name, or the one with `hsm_id`. */
export function deleteTemplates({ world, call, node: { waba } }: NodeCall<'waba'>): Answer {
  const name = text(call, 'name')
  const id = text(call, 'hsm_id')
  if (!name) throw badParameter('The parameter name is required.')
  const { templates, deletedTemplates } = world.messaging
  const found = [...templates.values()].filter(
    (one) => one.wabaId === waba.id && one.name === name && (!id || one.id === id),
  )
  if (found.length === 0)
    throw new GraphError(400, 100, 'Invalid parameter', {
      subcode: 2593002,
      userTitle: 'Message Template Not Found',
      userMessage: `There is no template with the name ${name}.`,
    })
  for (const template of found) templates.delete(template.id)
  deletedTemplates.set(`${waba.id} ${name}`, world.clock.now())
  return success
}
