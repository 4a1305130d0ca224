import { escapeHtml as text } from '../http/hosted/html.ts'
import type { JsonSchema } from './schemas.ts'

export const table = (head: string[], rows: string[][]) =>
  `<table><thead><tr>${head.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

/** Words with `code` between backticks. */
export const prose = (words: string) => text(words).replace(/`([^`]+)`/g, '<code>$1</code>')

export const anchor = (name: string) => name.toLowerCase().replace(/\W+/g, '-')

/** The fields of a schema, or what it is when it has none. */
export function shapeHtml(schema: JsonSchema): string {
  const properties = schema.properties as Record<string, JsonSchema> | undefined
  if (!properties) return `<p>${typeHtml(schema)}</p>`
  const required = (schema.required ?? []) as string[]
  return table(
    ['Field', 'What'],
    Object.entries(properties).map(([name, inner]) => [
      `<code>${text(name)}</code>${required.includes(name) ? '' : ' <small>optional</small>'}`,
      typeHtml(inner),
    ]),
  )
}

/** A schema in a few words. */
export function typeHtml(schema: JsonSchema): string {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) as string
    return `<a href="#shape-${text(name)}">${text(name)}</a>`
  }
  const options = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined
  if (options) return [...new Set(options.map(typeHtml))].join(' or ')
  if (schema.const !== undefined) return `<code>${text(JSON.stringify(schema.const))}</code>`
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => `<code>${text(String(one))}</code>`).join(', ')
  if (schema.type === 'array') return `list of ${typeHtml((schema.items ?? {}) as JsonSchema)}`
  if (schema.properties) {
    const inner = Object.entries(schema.properties as Record<string, JsonSchema>)
    return `{ ${inner.map(([name, one]) => `<code>${text(name)}</code>: ${typeHtml(one)}`).join(', ')} }`
  }
  const words = [schema.type ?? 'anything'].flat().join(' or ')
  const more = [
    schema.format,
    schema.pattern && `matching ${schema.pattern}`,
    schema.minimum !== undefined && Number(schema.minimum) > Number.MIN_SAFE_INTEGER && `from ${schema.minimum}`,
    schema.maximum !== undefined && Number(schema.maximum) < Number.MAX_SAFE_INTEGER && `to ${schema.maximum}`,
    schema.maxLength !== undefined && `up to ${schema.maxLength} characters`,
    schema.default !== undefined && `default ${JSON.stringify(schema.default)}`,
  ].filter(Boolean)
  return text([words, ...more].join(', '))
}
