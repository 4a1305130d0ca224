import type { OpenApiOperation } from './document.ts'

/** A request as a person would type it. Values that are not known here are shell variables: `$API_KEY`, `$CUSTOMER_ID`. */
export function curl(
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
