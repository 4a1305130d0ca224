import * as z from 'zod/mini'
import { type Forward, NoAnswer } from '../../meta/forward.ts'
import { silence } from './graph-fault.ts'
import { readAll } from './read-all.ts'

/** Whose token asks, and the way to Graph of the app that the token is of. */
interface Reaching {
  token: string
  forward: Forward
}

interface Asking {
  version: string
  signal: AbortSignal
}

const Media = z.object({ mime_type: z.string(), url: z.string() })
const Flow = z.object({ whatsapp_business_account: z.object({ id: z.string() }) })
const Template = z.object({ name: z.string() })
const Templates = z.object({ data: z.array(z.object({ id: z.string() })) })

/** Whether an id is a media file that this number uploaded or received: Meta checks it. */
export const isMedia = async (reaching: Reaching, asking: Asking, id: string, phoneNumberId: string) =>
  (await ask(reaching, asking, Media, id, { phone_number_id: phoneNumberId })) !== undefined

/** Whether an id is a flow of this account. The token may reach further accounts of the same owner. */
export async function isFlowOf(reaching: Reaching, asking: Asking, wabaId: string, id: string) {
  const flow = await ask(reaching, asking, Flow, id, { fields: 'whatsapp_business_account' })
  return flow?.whatsapp_business_account.id === wabaId
}

/** Whether an id is a template of this account. A template does not say whose it is, so the account's own list decides. */
export async function isTemplateOf(reaching: Reaching, asking: Asking, wabaId: string, id: string) {
  const template = await ask(reaching, asking, Template, id, { fields: 'name' })
  if (!template) return false
  const query = { name: template.name, fields: 'id', limit: '100' }
  const list = await ask(reaching, asking, Templates, `${wabaId}/message_templates`, query)
  return list?.data.some((one) => one.id === id) ?? false
}

/** What Graph answers, if it answers that: a refusal is no answer. @throws {GraphFault} 2, when Meta is silent */
async function ask<Schema extends z.ZodMiniType>(
  { forward, token }: Reaching,
  { version, signal }: Asking,
  schema: Schema,
  path: string,
  query: Record<string, string>,
): Promise<z.output<Schema> | undefined> {
  try {
    const call = { method: 'GET', path: `${version}/${path}`, query: new URLSearchParams(query), token, signal }
    const answer = await forward(call)
    const text = await readAll(answer)
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch (error) {
    if (error instanceof NoAnswer) throw silence(error.silent)
    if (error instanceof SyntaxError) throw silence(false)
    throw error
  }
}
