import { escapeHtml as text } from '../http/hosted/html.ts'
import { calendar } from '../meta/calendar.ts'
import type { OpenApiDocument, OpenApiOperation, OpenApiParameter } from './document.ts'
import type { JsonSchema } from './schemas.ts'

/** The document as a page: no script, no external file, one `<details>` for each operation. */
export function docsPage(document: OpenApiDocument, nonce: string): string {
  const url = document.servers[0]?.url ?? ''
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )
  const sections = document.tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name))
    if (!own.length) return ''
    return `<section aria-labelledby="${anchor(name)}"><h2 id="${anchor(name)}">${text(name)}</h2><p>${text(description)}</p>
${own.map((one) => operationHtml(url, one)).join('\n')}</section>`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Patchbay API</title>
<style nonce="${text(nonce)}">${style}</style>
</head>
<body>
<nav aria-label="Contents"><strong>Patchbay API</strong><ul>
${document.tags.map(({ name }) => `<li><a href="#${anchor(name)}">${text(name)}</a></li>`).join('\n')}
<li><a href="#shapes">Shapes</a></li>
<li><a href="#dates">Dates at Meta</a></li>
<li><a href="openapi.json">openapi.json</a></li>
</ul></nav>
<main>
<h1>Patchbay API</h1>
<p>Send your key as <code>X-API-Key</code>. Examples run as they stand once your shell knows your key and an id or two:</p>
<pre tabindex="0"><code>export API_KEY=…           # from the first start, or: patchbay keys create
export CUSTOMER_ID=…       # from POST /platform/v1/customers</code></pre>
${sections.join('\n')}
<section aria-labelledby="shapes"><h2 id="shapes">Shapes</h2>
${Object.entries(document.components.schemas)
  .map(([name, schema]) => `<h3 id="shape-${text(name)}"><code>${text(name)}</code></h3>${shapeHtml(schema)}`)
  .join('\n')}
</section>
<section aria-labelledby="dates"><h2 id="dates">Dates at Meta</h2>
<p>What Meta ends, or begins to ask for. A server says so in its log and in <code>patchbay doctor</code> from 60 days before.</p>
<ul>${calendar.map(({ on, what, page }) => `<li>${text(on)}: <a href="${text(page)}">${text(what)}</a></li>`).join('')}</ul>
</section>
</main>
</body>
</html>
`
}

interface Shown {
  path: string
  method: string
  operation: OpenApiOperation
}

function operationHtml(url: string, { path, method, operation }: Shown): string {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation
  const body = requestBody?.content['application/json']?.schema
  return `<details id="${text(operationId)}"><summary><code class="method ${method}">${method.toUpperCase()}</code> <code>${text(path)}</code> <span>${text(summary)}</span></summary>
${description ? `<p>${prose(description)}</p>` : ''}
${parameters.length ? `<h3>Parameters</h3>${table(['Name', 'In', 'What'], parameters.map(parameterRow))}` : ''}
${body ? `<h3>Body</h3>${shapeHtml(body)}` : ''}
<h3>Answers</h3>
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
<pre tabindex="0"><code class="example">${text(curl(url, path, method, operation))}</code></pre>
</details>`
}

const parameterRow = ({ name, in: place, required, schema, description }: OpenApiParameter) => [
  `<code>${text(name)}</code>${required ? '' : ' <small>optional</small>'}`,
  place,
  `${typeHtml(schema)}${description ? `. ${prose(description)}` : ''}`,
]

/** A request as a person would type it. Values that are not known here are shell variables: `$API_KEY`, `$CUSTOMER_ID`. */
function curl(
  url: string,
  path: string,
  method: string,
  { parameters = [], requestBody, security }: OpenApiOperation,
): string {
  const query = parameters.filter(({ in: place, example }) => place === 'query' && example !== undefined)
  const search = query.map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`).join('&')
  const filled = path
    .replace('{version}', 'v26.0')
    .replace(/([^/]+)\/\{(\w+)\}/g, (_, segment, name) => `${segment}/$${shellName(segment, name)}`)
  const address = `${url}${filled}${search && `?${search}`}`
  const [needs] = security.flatMap((one) => Object.keys(one))
  const example = requestBody?.content['application/json']?.example
  const isForm = requestBody && 'multipart/form-data' in requestBody.content
  return [
    `curl -sS${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "${address}"`,
    needs === 'apiKey' && '-H "X-API-Key: $API_KEY"',
    needs === 'linkToken' && '-H "Authorization: Bearer $TOKEN"',
    isForm && '-F "messaging_product=whatsapp" -F "file=@picture.jpg"',
    example !== undefined &&
      `-H 'Content-Type: application/json' -d '${JSON.stringify(example).replaceAll("'", "'\\''")}'`,
  ]
    .filter(Boolean)
    .join(' \\\n  ')
}

/** `customer_id` and `customerId` as `CUSTOMER_ID`; a bare `id` by what it is the id of. */
const shellName = (segment: string, name: string) =>
  (name === 'id' ? `${segment.replace(/s$/, '').replace('-', '_')}_id` : name)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase()

function shapeHtml(schema: JsonSchema): string {
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
function typeHtml(schema: JsonSchema): string {
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
    schema.default !== undefined && `${JSON.stringify(schema.default)} unless said`,
  ].filter(Boolean)
  return text([words, ...more].join(', '))
}

const table = (head: string[], rows: string[][]) =>
  `<table><thead><tr>${head.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

/** Words with `code` between backticks. */
const prose = (words: string) => text(words).replace(/`([^`]+)`/g, '<code>$1</code>')

const anchor = (name: string) => name.toLowerCase().replace(/\W+/g, '-')

const style = `
:root{color-scheme:light dark;--line:#e2e8f0;--soft:#f8fafc;--mute:#475569;--link:#0b5fa5;--get:#0b5fa5;--post:#15703a;--other:#8a4b08;--gone:#a61b1b}
@media (prefers-color-scheme:dark){:root{--line:#334155;--soft:#172033;--mute:#a9b6c8;--link:#7cc0ff;--get:#7cc0ff;--post:#6fdd9a;--other:#f0b66b;--gone:#ff9a9a}body{background:#0f172a;color:#e8eef6}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;display:grid;grid-template-columns:15rem minmax(0,1fr)}
nav{padding:2rem 1.5rem;border-inline-end:1px solid var(--line);position:sticky;top:0;height:100vh;overflow:auto}
nav ul{list-style:none;margin:1rem 0 0;padding:0}nav li a{display:block;padding:.4rem 0}
main{padding:2rem;max-width:64rem}
a{color:var(--link)}h1{margin:0 0 1rem}h2{margin:3rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--line)}h3{margin:2rem 0 .5rem}details h3{margin:1.25rem 0 .5rem;font-size:.875rem;color:var(--mute)}
p{margin:0 0 1rem}code,pre{font:.875rem/1.5 ui-monospace,monospace}
pre{margin:0 0 1rem;padding:1rem;background:var(--soft);border:1px solid var(--line);border-radius:6px;overflow:auto}
details{border:1px solid var(--line);border-radius:6px;margin:0 0 .5rem;padding:0 1rem}
details[open]{padding-bottom:.5rem}summary{padding:.6rem 0;cursor:pointer;overflow-wrap:anywhere}summary span{color:var(--mute);margin-inline-start:.5rem}
.method{display:inline-block;min-width:4rem;font-weight:700;color:var(--other)}.method.get{color:var(--get)}.method.post{color:var(--post)}.method.delete{color:var(--gone)}
table{width:100%;border-collapse:collapse;margin:0 0 1rem;font-size:.9375rem}th{text-align:start;font-weight:600;color:var(--mute)}th,td{padding:.4rem .5rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}td code{overflow-wrap:anywhere}td:first-child code{overflow-wrap:break-word}
small{color:var(--mute)}
a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}
@media (max-width:48rem){body{display:block}nav{position:static;height:auto;border:0;padding:1rem;border-bottom:1px solid var(--line)}nav ul{display:flex;flex-wrap:wrap;gap:0 1rem}main{padding:1rem}}
`
