import type * as z from 'zod/mini'
import type { Call } from '../client.ts'
import { GraphError } from '../errors.ts'

interface Reading {
  path: string
  query?: Record<string, string>
  token: string
  /** What is asked for, and which of it the caller cannot do without. */
  fields: readonly string[]
  needed: readonly string[]
}

/**
 * Reads a node or a list by its fields. Graph refuses a whole request for one field that it no longer has, or that the token may
 * not read: then it is asked again without that field, and without everything that is not needed when it does not say which.
 *
 * @returns the answer, and the fields that Graph would not read
 */
export const fieldReader = (call: Call) =>
  async function read<T extends z.ZodMiniType>(
    name: string,
    answer: T,
    { fields, needed, query, ...request }: Reading,
  ): Promise<{ found: z.infer<T>; missing: string[] }> {
    let asked = fields
    for (;;) {
      try {
        const found = await call(name, answer, { ...request, query: { ...query, fields: asked.join(',') } })
        return { found, missing: fields.filter((field) => !asked.includes(field)) }
      } catch (error) {
        const left = readable(error, asked, needed)
        if (!left) throw error
        asked = left
      }
    }
  }

/** The fields to ask for after a refusal; undefined when the refusal is about something else. */
function readable(error: unknown, asked: readonly string[], needed: readonly string[]): readonly string[] | undefined {
  if (!(error instanceof GraphError) || error.transient || error.invisible) return undefined
  const message = error.body?.message ?? ''
  const refused = asked.filter((field) => new RegExp(`\\b${field}\\b`).test(message))
  if (!refused.length && !/(nonexisting|non-existing|unknown|invalid) field/i.test(message)) return undefined
  const left = refused.length ? asked.filter((field) => !refused.includes(field)) : needed
  return left.length < asked.length && needed.every((field) => left.includes(field)) ? left : undefined
}
