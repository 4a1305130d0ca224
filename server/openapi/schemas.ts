import * as z from 'zod/mini'
import * as contract from '../../contract/index.ts'

export type JsonSchema = { [name: string]: unknown }

/** A schema as JSON Schema; see {@link schemaCollector}. */
export type SchemaOf = (schema: z.ZodMiniType, io: 'input' | 'output') => JsonSchema

const names = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(contract)) if (schema instanceof z.core.$ZodType) names.add(schema, { id })

/**
 * Zod schemas as JSON Schema 2020-12, which OpenAPI 3.1 accepts unchanged. Schemas that the contract names become components.
 * Zod's own `toJSONSchema` does the work: another library would require a different contract.
 */
export function schemaCollector() {
  const components: Record<string, JsonSchema> = {}

  /** `input`: as it may be sent. `output`: as it is answered. A schema that differs between the two is stored as two. */
  function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): JsonSchema {
    const made = z.toJSONSchema(schema, {
      io,
      metadata: names,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => tidy(jsonSchema as JsonSchema),
    }) as JsonSchema
    const { $schema, $defs = {}, ...own } = made as JsonSchema & { $defs?: Record<string, JsonSchema> }
    const renamed = new Map<string, string>()
    for (const name of Object.keys($defs)) renamed.set(name, name)
    for (const [name, definition] of Object.entries($defs))
      if (components[name] && !same(components[name], refer(definition, renamed))) renamed.set(name, `${name}Input`)
    for (const [name, definition] of Object.entries($defs))
      components[renamed.get(name) as string] ??= refer(definition, renamed)
    const id = names.get(schema)?.id
    if (!id) return refer(own, renamed)
    components[id] ??= refer(own, renamed)
    return { $ref: `#/components/schemas/${id}` }
  }

  return { components, schemaOf }
}

/** One of several kinds, where the usual kind need not be named: then the options are not exclusive, and `oneOf` would be wrong. */
function openOverlap(schema: JsonSchema) {
  const options = schema.oneOf as { properties?: object; required?: string[] }[] | undefined
  if (!options?.some(({ properties = {}, required = [] }) => 'kind' in properties && !required.includes('kind'))) return
  schema.anyOf = options
  delete schema.oneOf
}

/**
 * Answers may grow, so additional fields are allowed. A UUID has its format without the regular expression. Options that differ
 * only in what JSON Schema cannot express are merged.
 */
function tidy(schema: JsonSchema) {
  if (schema.additionalProperties === false) delete schema.additionalProperties
  if (schema.format) delete schema.pattern
  delete schema.id
  openOverlap(schema)
  const options = schema.anyOf as JsonSchema[] | undefined
  if (!options) return
  const distinct = options.filter((one, index) => options.findIndex((other) => same(one, other)) === index)
  if (distinct.length > 1) schema.anyOf = distinct
  else {
    delete schema.anyOf
    Object.assign(schema, distinct[0])
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

function refer<Value>(value: Value, renamed: Map<string, string>): Value {
  if (Array.isArray(value)) return value.map((one) => refer(one, renamed)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== '$ref' || typeof inner !== 'string') return [key, refer(inner, renamed)]
      const name = inner.replace('#/$defs/', '')
      return [key, `#/components/schemas/${renamed.get(name) ?? name}`]
    }),
  ) as Value
}
