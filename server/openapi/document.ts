import type * as z from 'zod/mini'
import type { Description, Needs } from '../http/operation.ts'
import type { DescribedSurface } from '../http/surface.ts'
import { type OpenApiWebhook, openApiWebhooks } from './events.ts'
import { type JsonSchema, schemaCollector } from './schemas.ts'
import type { Tag } from './tags.ts'

export interface OpenApiDocument {
  openapi: string
  info: object
  servers: { url: string }[]
  tags: Tag[]
  paths: Record<string, Record<string, OpenApiOperation>>
  webhooks: Record<string, OpenApiWebhook>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: object }
}

export interface OpenApiOperation {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  parameters?: OpenApiParameter[]
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema; example?: unknown }> }
  responses: Record<string, OpenApiResponse>
  security: Record<string, string[]>[]
}

export interface OpenApiParameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  example?: unknown
  schema: JsonSchema
}

interface OpenApiResponse {
  description: string
  headers?: Record<string, { description: string; schema: JsonSchema }>
  content?: Record<string, { schema: JsonSchema }>
}

/** The meaning of a status, when an operation does not describe it. */
const refusals: Record<number, string> = {
  400: 'The body is not JSON.',
  401: 'The key or token is missing, wrong, or no longer valid.',
  403: 'The key may only read, or the page that sends this may not do it.',
  404: 'It is not found. What belongs to another project is answered in the same way.',
  409: 'It conflicts with what is there already.',
  410: 'The link has expired or was revoked.',
  422: 'A field is wrong: the answer names it, and says what would be right.',
  429: 'Too many requests: `Retry-After` says how many seconds to wait.',
  503: 'The server is not ready.',
}

/** What opens an operation, by the schemes at the end of the document. */
const securities: Record<Needs, Record<string, string[]>[]> = {
  key: [{ apiKey: [] }],
  'key or session': [{ apiKey: [] }, { consoleCookie: [], consoleHeader: [] }],
  session: [{ consoleCookie: [], consoleHeader: [] }],
  token: [{ linkToken: [] }],
  nothing: [],
}

const takesKey = (needs: Needs) => needs === 'key' || needs === 'key or session'

/** A query is text; its example has the type that the text stands for. */
const typed = (value: string | undefined, { type }: JsonSchema) => (type === 'number' ? Number(value) : value)

/** An operation with what its surface says about it. */
interface Placed extends Description {
  /** From the public address, parameters as `{name}`. */
  address: string
  tag: string
  needs: Needs
  errors: z.ZodMiniType
}

const placed = ({ base, needs, errors, resources, described = resources }: DescribedSurface): Placed[] =>
  described.flatMap(({ tag, operations }) =>
    operations.map((operation) => ({
      ...operation,
      tag,
      needs: operation.needs ?? needs,
      errors,
      address: `${base}${operation.path}`.replace(/(.)\/$/, '$1').replace(/:(\w+)/g, '{$1}'),
    })),
  )

/** Reads the surfaces into one OpenAPI 3.1 document. */
export function openApiDocument(
  publicUrl: string,
  tags: Tag[],
  surfaces: readonly DescribedSurface[],
): OpenApiDocument {
  const { components, schemaOf } = schemaCollector()
  const paths: OpenApiDocument['paths'] = {}

  const parametersOf = ({ method, address, query, exampleQuery = {}, needs }: Placed): OpenApiParameter[] => {
    const inPath = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name: name as string,
      in: 'path' as const,
      required: true,
      schema: { type: 'string' },
    }))
    const { properties = {}, required = [] } = (query ? schemaOf(query, 'input') : {}) as {
      properties?: Record<string, JsonSchema>
      required?: string[]
    }
    const inQuery = Object.entries(properties).map(([name, schema]) => ({
      name,
      in: 'query' as const,
      required: required.includes(name),
      schema,
      ...(name in exampleQuery ? { example: typed(exampleQuery[name], schema) } : {}),
    }))
    const key: OpenApiParameter = {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 255 },
      description:
        'Sent again with the same key, the request is done once: for 24 hours it gets the same answer, or 409 when the first one was cut off by a crash.',
    }
    return [...inPath, ...inQuery, ...(method === 'post' && takesKey(needs) ? [key] : [])]
  }

  const responsesOf = (operation: Placed): Record<string, OpenApiResponse> => {
    const { answer, errors, address, query, body, needs, method } = operation
    const { status, says, schema, headers } = answer
    const media = answer.media ?? (schema ? 'application/json' : undefined)
    const more = [
      ...(takesKey(needs) || needs === 'session' ? [401, 429] : []),
      ...(needs === 'session' || (takesKey(needs) && method !== 'get') ? [403] : []),
      ...(takesKey(needs) && method === 'post' ? [409] : []),
      ...(address.includes('{') ? [404] : []),
      ...(query || body ? [422] : []),
      ...(operation.refusals ?? []),
    ]
    const refused = [...new Set(more)].sort().map((code): [string, OpenApiResponse] => [
      String(code),
      {
        description: refusals[code] ?? 'Refused.',
        content: { 'application/json': { schema: schemaOf(errors, 'output') } },
      },
    ])
    return {
      [status]: {
        description: says,
        ...(headers
          ? {
              headers: Object.fromEntries(
                Object.entries(headers).map(([name, description]) => [
                  name,
                  { description, schema: { type: 'string' } },
                ]),
              ),
            }
          : {}),
        ...(media
          ? { content: { [media]: { schema: schema ? schemaOf(schema, 'output') : { type: 'string' } } } }
          : {}),
      },
      ...Object.fromEntries(refused),
    }
  }

  for (const operation of surfaces.flatMap(placed)) {
    const {
      method,
      address,
      id,
      tag,
      summary,
      description,
      body,
      bodyMedia = 'application/json',
      example,
      needs,
    } = operation
    const parameters = parametersOf(operation)
    paths[address] ??= {}
    paths[address][method] = {
      operationId: id,
      tags: [tag],
      summary,
      ...(description ? { description } : {}),
      ...(parameters.length ? { parameters } : {}),
      ...(body
        ? {
            requestBody: {
              required: true,
              content: { [bodyMedia]: { schema: schemaOf(body, 'input'), ...(example ? { example } : {}) } },
            },
          }
        : {}),
      responses: responsesOf(operation),
      security: securities[needs],
    }
  }

  const webhooks = openApiWebhooks(schemaOf)
  return {
    openapi: '3.1.1',
    info: {
      title: 'Patchbay',
      version: '1',
      summary: 'Connects the WhatsApp numbers of your customers to your product.',
      description:
        'One API for backends, in two forms: as Kapso writes it (`/platform/v1`) and as GoSendAPI does (`/admin` and `/v1`). Besides, what the widget calls (`/connect/v1`).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    tags,
    paths,
    webhooks,
    components: {
      schemas: Object.fromEntries(Object.entries(components).sort(([one], [other]) => (one < other ? -1 : 1))),
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'A key of one project.' },
        consoleCookie: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-patchbay_console',
          description: 'A session of the console.',
        },
        consoleHeader: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Patchbay-Console',
          description: 'The `csrf` of the session, on every request that its cookie opens.',
        },
        linkToken: { type: 'http', scheme: 'bearer', description: 'The `token` of a setup link.' },
      },
    },
  }
}
