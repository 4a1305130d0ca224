import * as z from 'zod/mini'
import { named, plain } from './media.ts'
import { words } from './text.ts'

const titled = { sub_text: z.optional(words(60)) }
const headers = {
  text: z.strictObject({ type: z.literal('text'), text: words(60), ...titled }),
  image: z.strictObject({ type: z.literal('image'), image: plain }),
  video: z.strictObject({ type: z.literal('video'), video: plain }),
  document: z.strictObject({ type: z.literal('document'), document: named }),
}
const anyHeader = z.optional(
  z.discriminatedUnion('type', [headers.text, headers.image, headers.video, headers.document]),
)
const textHeader = z.optional(headers.text)
const body = (most = 1024) => z.strictObject({ text: words(most) })
const footer = z.optional(z.strictObject({ text: words(60) }))
const anything = z.optional(z.record(z.string(), z.unknown()))

const distinct = (ids: string[]) => new Set(ids).size === ids.length

const buttons = z
  .array(z.strictObject({ type: z.literal('reply'), reply: z.strictObject({ id: words(256), title: words(20) }) }))
  .check(
    z.minLength(1),
    z.maxLength(3),
    z.refine((all) => distinct(all.map(({ reply }) => reply.id)), { message: 'the ids of buttons must differ' }),
    z.refine((all) => distinct(all.map(({ reply }) => reply.title)), { message: 'the titles of buttons must differ' }),
  )

const row = z.strictObject({
  id: words(200),
  title: words(24),
  description: z.optional(z.string().check(z.maxLength(72))),
})

const sections = z
  .array(
    z.strictObject({ title: z.optional(z.string().check(z.maxLength(24))), rows: z.array(row).check(z.minLength(1)) }),
  )
  .check(
    z.minLength(1),
    z.maxLength(10),
    z.refine((all) => all.length === 1 || all.every(({ title }) => title), {
      message: 'each of several sections needs a title',
    }),
    z.refine((all) => all.flatMap(({ rows }) => rows).length <= 10, {
      message: 'at most 10 rows are allowed in all sections',
    }),
    z.refine((all) => distinct(all.flatMap(({ rows }) => rows.map(({ id }) => id))), {
      message: 'the ids of rows must differ',
    }),
  )

const products = z
  .array(
    z.strictObject({
      title: z.optional(words(24)),
      product_items: z
        .array(z.strictObject({ product_retailer_id: words(256) }))
        .check(z.minLength(1), z.maxLength(30)),
    }),
  )
  .check(z.minLength(1), z.maxLength(10))

const flow = z
  .strictObject({
    flow_message_version: z.literal('3'),
    flow_id: z.optional(words(64)),
    flow_name: z.optional(words(200)),
    flow_cta: words(30),
    mode: z.optional(z.enum(['draft', 'published'])),
    flow_token: z.optional(words(1024)),
    flow_action: z.optional(z.enum(['navigate', 'data_exchange'])),
    flow_action_payload: anything,
  })
  .check(
    z.refine((it) => Boolean(it.flow_id) !== Boolean(it.flow_name), {
      message: 'exactly one of flow_id and flow_name must be given',
    }),
  )

const link = z.strictObject({ display_text: words(20), url: z.url({ protocol: /^https?$/ }) })

const card = z.strictObject({
  card_index: z.int().check(z.gte(0), z.lte(9)),
  type: z.optional(z.enum(['cta_url', 'quick_reply'])),
  header: z.discriminatedUnion('type', [headers.image, headers.video]),
  body: z.optional(body(160)),
  action: z.looseObject({}),
})

/** Every kind of interactive message by its type. */
export const interactive = {
  button: z.strictObject({
    type: z.literal('button'),
    header: anyHeader,
    body: body(),
    footer,
    action: z.strictObject({ buttons }),
  }),
  list: z.strictObject({
    type: z.literal('list'),
    header: textHeader,
    body: body(4096),
    footer,
    action: z.strictObject({ button: words(20), sections }),
  }),
  cta_url: z.strictObject({
    type: z.literal('cta_url'),
    header: anyHeader,
    body: body(),
    footer,
    action: z.strictObject({ name: z.literal('cta_url'), parameters: link }),
  }),
  flow: z.strictObject({
    type: z.literal('flow'),
    header: anyHeader,
    body: body(),
    footer,
    action: z.strictObject({ name: z.literal('flow'), parameters: flow }),
  }),
  location_request_message: z.strictObject({
    type: z.literal('location_request_message'),
    body: body(),
    footer,
    action: z.strictObject({ name: z.literal('send_location'), parameters: anything }),
  }),
  call_permission_request: z.strictObject({
    type: z.literal('call_permission_request'),
    body: z.optional(body()),
    footer,
    action: z.strictObject({ name: z.literal('call_permission_request'), parameters: anything }),
  }),
  address_message: z.strictObject({
    type: z.literal('address_message'),
    body: body(),
    footer,
    action: z.strictObject({ name: z.literal('address_message'), parameters: z.looseObject({ country: words(2) }) }),
  }),
  product: z.strictObject({
    type: z.literal('product'),
    body: z.optional(body()),
    footer,
    action: z.strictObject({ catalog_id: words(64), product_retailer_id: words(256) }),
  }),
  product_list: z.strictObject({
    type: z.literal('product_list'),
    header: headers.text,
    body: body(),
    footer,
    action: z.strictObject({ catalog_id: words(64), sections: products }),
  }),
  catalog_message: z.strictObject({
    type: z.literal('catalog_message'),
    body: z.optional(body()),
    footer,
    action: z.strictObject({ name: z.literal('catalog_message'), parameters: anything }),
  }),
  carousel: z.strictObject({
    type: z.literal('carousel'),
    body: body(),
    action: z.strictObject({ cards: z.array(card).check(z.minLength(2), z.maxLength(10)) }),
  }),
}
