import { assetId } from '../../world/ids.ts'
import type { Template } from '../../world/messaging/template.ts'
import { type Answer, type NodeCall, structure, success, text } from '../call.ts'
import { badParameter, GraphError } from '../graph-error.ts'
import { invalid, readComponents } from './definition.ts'
import { reviewSoon } from './review.ts'

const categories = ['UTILITY', 'MARKETING', 'AUTHENTICATION'] as const
const namesRest = 30 * 86_400_000
const mostTemplates = 6000

const category = (given: string | null): Template['category'] => {
  const found = categories.find((one) => one === given?.toUpperCase())
  if (!found) throw badParameter(`Param category must be one of {${categories.join(', ')}}`)
  return found
}

/** `POST /{waba}/message_templates`: submits a template, which is reviewed before it can be sent. */
export function createTemplate({ world, call, ways, node: { waba } }: NodeCall<'waba'>): Answer {
  const name = text(call, 'name')
  const language = text(call, 'language')
  if (!name) throw badParameter('The parameter name is required.')
  if (!language) throw badParameter('The parameter language is required.')
  if (!/^[a-z0-9_]{1,512}$/.test(name))
    throw invalid('The name can only have lowercase letters, digits and underscores.')
  if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language))
    throw badParameter('Param language must be a supported language such as en_US')
  const parameterFormat = text(call, 'parameter_format')?.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL'
  const components = readComponents(structure(call, 'components'), parameterFormat)
  const { templates, deletedTemplates } = world.messaging
  const mine = [...templates.values()].filter(({ wabaId }) => wabaId === waba.id)
  if (mine.some((one) => one.name === name && one.language === language))
    throw taken(
      'Content in This Language Already Exists',
      `There is already ${language} content for this template.`,
      2388024,
    )
  if (world.clock.now() - (deletedTemplates.get(`${waba.id} ${name}`) ?? Number.NEGATIVE_INFINITY) < namesRest)
    throw taken(
      'Message template language is being deleted',
      'Use another name, or wait until 30 days have passed.',
      2388023,
    )
  if (mine.length >= mostTemplates) throw invalid('The account has as many templates as it may have.')
  const template: Template = {
    id: assetId(),
    wabaId: waba.id,
    name,
    language,
    category: category(text(call, 'category')),
    parameterFormat,
    components,
    status: 'PENDING',
    rejectedReason: 'NONE',
    updatedAt: world.clock.now(),
  }
  templates.set(template.id, template)
  reviewSoon(world, ways, waba, template)
  return { status: 200, body: { id: template.id, status: template.status, category: template.category } }
}

/** `POST /{template}`: other components or another category, which are reviewed again. */
export function editTemplate({ world, call, ways, node: { template, waba } }: NodeCall<'template'>): Answer {
  if (template.status === 'PENDING') throw invalid('A template that is under review cannot be edited.')
  const components = structure(call, 'components')
  const wanted = text(call, 'category')
  if (components === undefined && wanted === null) throw badParameter('The parameter components is required.')
  if (wanted !== null && template.status === 'APPROVED' && category(wanted) !== template.category)
    throw invalid('The category of an approved template cannot be changed.')
  const read = components === undefined ? template.components : readComponents(components, template.parameterFormat)
  Object.assign(template, { components: read, status: 'PENDING', updatedAt: world.clock.now() })
  if (wanted !== null) template.category = category(wanted)
  reviewSoon(world, ways, waba, template)
  return success
}

const taken = (userTitle: string, userMessage: string, subcode: number): GraphError =>
  new GraphError(400, 100, 'Invalid parameter', { subcode, transient: false, userTitle, userMessage })
