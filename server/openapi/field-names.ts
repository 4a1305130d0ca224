import type { JsonSchema } from './schemas.ts'

/** Every field that a body can have, at any depth, for whoever searches by one. */
export function fieldNames(
  schema: JsonSchema,
  schemas: Record<string, JsonSchema>,
  seen = new Set<JsonSchema>(),
): string[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const named = typeof schema.$ref === 'string' ? schemas[schema.$ref.split('/').at(-1) as string] : undefined
  const inner = [schema.anyOf, schema.oneOf, schema.allOf, schema.items, named]
    .flat()
    .filter((one) => one !== undefined)
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  return [
    ...properties.flatMap(([name, one]) => [name, ...fieldNames(one, schemas, seen)]),
    ...(inner as JsonSchema[]).flatMap((one) => fieldNames(one, schemas, seen)),
  ]
}
