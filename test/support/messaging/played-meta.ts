import { createHash, randomUUID } from 'node:crypto'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { listen } from '../meta.ts'

/** A call as Meta saw it. */
export interface MetaCall {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a body is the test's to say
  body: any
}

interface Thing {
  owner: string
  kind: 'media' | 'template' | 'flow'
  bytes?: Buffer
  fields: Record<string, unknown>
}

type Handler = (req: IncomingMessage, res: ServerResponse) => void

const refusal = (code: number, message: string, subcode?: number) => ({
  error: {
    message,
    type: 'OAuthException',
    code,
    ...(subcode ? { error_subcode: subcode } : {}),
    fbtrace_id: 'Atrace',
  },
})

/**
 * Meta's messaging operations, as far as the sandbox behind it does not play them: it asks the sandbox whether a token reaches an
 * object, checks the required fields, and hands everything else on to the sandbox.
 */
export async function playedMessaging(sandboxUrl: string) {
  const calls: MetaCall[] = []
  const things = new Map<string, Thing>()
  let count = 4_000_000
  let special: Handler | undefined
  const server = createServer((req, res) => {
    if (special) return special(req, res)
    answer(req, res).catch(() => res.destroy())
  })
  const url = await listen(server)

  /** What the sandbox says of an object, with the caller's own token and proof. */
  async function ask(id: string, call: MetaCall) {
    const proof = call.query.get('appsecret_proof')
    const reply = await fetch(`${sandboxUrl}/v26.0/${id}${proof ? `?appsecret_proof=${proof}` : ''}`, {
      headers: { Authorization: String(call.headers.authorization) },
    })
    return { status: reply.status, body: await reply.json() }
  }

  async function answer(req: IncomingMessage, res: ServerResponse) {
    const { pathname, searchParams } = new URL(req.url as string, url)
    const [, , id = '', edge = ''] = pathname.split('/')
    const call: MetaCall = {
      method: req.method as string,
      path: pathname,
      query: searchParams,
      headers: req.headers,
      body: undefined,
    }
    const send = (status: number, body: unknown, headers = {}) =>
      void res.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
    const node = things.get(id)
    if (pathname.startsWith('/files/')) return sendFile(id, call, res)
    const own = edges[`${call.method} ${edge}`]
    if (!own && !node) return passOn(req, res)
    calls.push(call)
    call.body = await readBody(req)
    const seen = await ask(node?.owner ?? id, call)
    if (seen.status !== 200) return send(seen.status, seen.body)
    if (searchParams.get('appsecret_proof') === null) return send(400, refusal(100, 'appsecret_proof is missing'))
    const usage = { 'X-Business-Use-Case-Usage': '{}' }
    if (node) return nodeAnswer(id, node, edge, call, send)
    const [status, body] = (own as Edge)(id, call)
    send(status, body, usage)
  }

  type Edge = (id: string, call: MetaCall) => [number, unknown]
  const made = (owner: string, kind: Thing['kind'], fields: Record<string, unknown>, bytes?: Buffer) => {
    const id = `${++count}`
    things.set(id, { owner, kind, fields: { ...fields, id }, ...(bytes ? { bytes } : {}) })
    return id
  }
  const listOf =
    (kind: Thing['kind']) =>
    (owner: string, call: MetaCall): [number, unknown] => {
      const name = call.query.get('name')
      const all = [...things.values()].filter((one) => one.owner === owner && one.kind === kind)
      const data = all.map(({ fields }) => fields).filter((fields) => name === null || fields.name === name)
      const token = String(call.headers.authorization).replace('Bearer ', '')
      const next = `${url}${call.path}?access_token=${token}&appsecret_proof=${call.query.get('appsecret_proof')}&limit=25&after=abc`
      return [200, { data, paging: { cursors: { before: 'aaa', after: 'abc' }, next } }]
    }
  const echo = (owner: string, call: MetaCall): [number, unknown] => [200, { success: true, owner, got: call.body }]

  const edges: Record<string, Edge> = {
    'POST messages': (_id, { body }) => {
      if (body.messaging_product !== 'whatsapp') return [400, refusal(100, '(#100) messaging_product is required')]
      if (body.status === 'read') return [200, { success: true }]
      if (!body.to && !body.recipient) return [400, refusal(100, '(#100) The parameter to is required.')]
      if (!body[body.type ?? 'text']) return [400, refusal(131008, `(#131008) ${body.type} is missing`)]
      const contacts = [{ input: body.to, wa_id: String(body.to).replace(/\D/g, '') }]
      return [200, { messaging_product: 'whatsapp', contacts, messages: [{ id: `wamid.${randomUUID()}` }] }]
    },
    'POST media': (id, { body }) => {
      const file = (body as FormData).get('file') as File | null
      if ((body as FormData).get('messaging_product') !== 'whatsapp' || !file)
        return [400, refusal(100, '(#100) file is required')]
      const held = made(id, 'media', { mime_type: file.type, file_size: file.size })
      return [200, { id: held }]
    },
    'GET message_templates': listOf('template'),
    'POST message_templates': (id, { body }) =>
      body.name && body.language && body.category
        ? [
            200,
            { id: made(id, 'template', { ...body, status: 'PENDING' }), status: 'PENDING', category: body.category },
          ]
        : [400, refusal(100, '(#100) name, language and category are required')],
    'DELETE message_templates': (id, { query }) => {
      for (const [key, thing] of things)
        if (thing.owner === id && thing.kind === 'template' && thing.fields.name === query.get('name'))
          things.delete(key)
      return [200, { success: true }]
    },
    'GET flows': listOf('flow'),
    'POST flows': (id, { body }) =>
      body.name
        ? [200, { id: made(id, 'flow', { name: body.name, status: 'DRAFT' }), success: true, validation_errors: [] }]
        : [400, refusal(100, '(#100) name is required')],
    'GET whatsapp_business_profile': () => [200, { data: [{ about: 'Wind & Wool', messaging_product: 'whatsapp' }] }],
    'POST whatsapp_business_profile': echo,
    'GET settings': () => [200, { storage_configuration: { status: 'DEFAULT' } }],
    'POST settings': echo,
    'POST calls': () => [200, { messaging_product: 'whatsapp', calls: [{ id: 'wacid.1' }] }],
    'GET call_permissions': () => [200, { messaging_product: 'whatsapp', permission: { status: 'no_permission' } }],
    'GET username': () => [200, { username: 'windandwool', status: 'reserved' }],
    'GET block_users': () => [200, { data: [] }],
  }

  function nodeAnswer(
    id: string,
    { owner, kind, fields }: Thing,
    edge: string,
    { method, query }: MetaCall,
    send: (status: number, body: unknown) => void,
  ) {
    const missing = refusal(100, `Unsupported ${method.toLowerCase()} request. Object with ID '${id}'`, 33)
    const claimed = query.get('phone_number_id')
    if (kind === 'media') {
      if (claimed !== null && claimed !== owner) return send(400, missing)
      if (method === 'DELETE') return send(200, { success: things.delete(id) })
      if (query.get('fields')) return send(400, refusal(100, '(#100) Tried accessing nonexisting field'))
      const about = { messaging_product: 'whatsapp', url: `${url}/files/${id}?hash=abc`, sha256: 'abc', ...fields }
      return send(200, about)
    }
    if (edge) return send(200, { success: true })
    if (method === 'DELETE') return send(200, { success: things.delete(id) })
    if (method === 'POST') return send(200, { success: true })
    const wanted = query.get('fields')?.split(',')
    const all: Record<string, unknown> = {
      ...fields,
      ...(kind === 'flow'
        ? {
            whatsapp_business_account: { id: owner },
            preview: { preview_url: `${url}/preview/${id}`, expires_at: 'x' },
          }
        : {}),
    }
    send(
      200,
      wanted
        ? Object.fromEntries([...wanted, 'id'].map((name) => [name.split('.')[0], all[name.split('.')[0] as string]]))
        : fields,
    )
  }

  const files = new Map<string, (res: ServerResponse) => void>()
  async function sendFile(id: string, call: MetaCall, res: ServerResponse) {
    const key = call.path.split('/')[2] as string
    const thing = things.get(key)
    const seen = thing && (await ask(thing.owner, call))
    if (!thing || seen?.status !== 200) return void res.writeHead(404).end()
    void id
    const own = files.get(key)
    if (own) return own(res)
    res.writeHead(200, { 'Content-Type': String(thing.fields.mime_type), 'Content-Length': thing.bytes?.length ?? 0 })
    res.end(thing.bytes)
  }

  async function passOn(req: IncomingMessage, res: ServerResponse) {
    const target = new URL(req.url as string, sandboxUrl)
    const out = httpRequest(target, { method: req.method, headers: { ...req.headers, host: target.host } })
    out.once('response', (reply) => {
      res.writeHead(reply.statusCode as number, reply.headers)
      reply.pipe(res)
    })
    out.once('error', () => res.destroy())
    await pipeline(req, out)
  }

  async function readBody(req: IncomingMessage): Promise<unknown> {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const bytes = Buffer.concat(chunks)
    const type = req.headers['content-type'] ?? ''
    if (type.startsWith('multipart/')) return new Response(bytes, { headers: { 'Content-Type': type } }).formData()
    return bytes.length ? JSON.parse(bytes.toString()) : undefined
  }

  return {
    url,
    calls,
    things,
    /** A media file that a number received. */
    media: (phoneNumberId: string, bytes: Buffer, mime_type = 'image/png') =>
      made(
        phoneNumberId,
        'media',
        { mime_type, file_size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
        bytes,
      ),
    template: (wabaId: string, name: string) => made(wabaId, 'template', { name, language: 'en', status: 'APPROVED' }),
    flow: (wabaId: string, name: string) => made(wabaId, 'flow', { name, status: 'DRAFT' }),
    /** Answers every call this way, until `undefined`. */
    answers(handler: Handler | undefined) {
      special = handler
    },
    /** Sends the bytes of one file this way. */
    file: (id: string, send: (res: ServerResponse) => void) => void files.set(id, send),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
