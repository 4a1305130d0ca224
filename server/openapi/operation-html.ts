import { escapeHtml as text } from '../http/hosted/html.ts'
import { copyable } from '../http/pages/page.ts'
import { curl } from './curl.ts'
import type { OpenApiDocument, OpenApiOperation, OpenApiParameter } from './document.ts'
import { fieldNames } from './field-names.ts'
import { prose, shapeHtml, table, typeHtml } from './html.ts'

interface Shown {
  path: string
  method: string
  operation: OpenApiOperation
}

/** One operation: closed it says what it does, opened what it takes and answers. `data-words` is what the search reads. */
export function operationHtml({ servers, components }: OpenApiDocument, { path, method, operation }: Shown): string {
  const url = servers[0]?.url ?? ''
  const { operationId, tags, summary, description = '', parameters = [], requestBody, responses } = operation
  const body = requestBody?.content['application/json']?.schema
  const fields = body ? fieldNames(body, components.schemas) : []
  const names = [...parameters.map(({ name }) => name), ...fields]
  const words = [method, path, operationId, ...tags, summary, description, ...names].join(' ').toLowerCase()
  return `<details id="${text(operationId)}" data-words="${text(words)}"><summary><code class="method ${method}">${method.toUpperCase()}</code> <code>${text(path)}</code> <span>${prose(summary)}</span></summary>
<p>${prose(description)} <a class="here" href="#${text(operationId)}">Link to this</a></p>
${parameters.length ? `<h3>Parameters</h3>${table(['Name', 'In', 'What'], parameters.map(parameterRow))}` : ''}
${body ? `<h3>Body</h3>${shapeHtml(body)}` : ''}
<h3>Responses</h3>
${table(
  ['Status', 'What', 'Body'],
  Object.entries(responses).map(([status, { description, content = {} }]) => [
    `<code>${status}</code>`,
    prose(description),
    Object.values(content)
      .map(({ schema }) => typeHtml(schema))
      .join(', '),
  ]),
)}
<h3>Example</h3>
${copyable(curl(url, path, method, operation), `the example of ${method.toUpperCase()} ${path}`, 'example')}
</details>`
}

const parameterRow = ({ name, in: place, required, schema, description }: OpenApiParameter) => [
  `<code>${text(name)}</code>${required ? '' : ' <small>optional</small>'}`,
  place,
  `${typeHtml(schema)}${description ? `. ${prose(description)}` : ''}`,
]
