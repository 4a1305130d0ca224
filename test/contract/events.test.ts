import { describe, expect, expectTypeOf, it } from 'vitest'
import { projectEventBodies, projectEvents } from '../../contract/index.ts'
import { exampleOf } from '../../server/delivery/examples.ts'
import { describeApi } from '../../server/http/surfaces.ts'
import type { WebhookEvent } from '../../server/index.ts'

const about = { id: 'e1', at: '2026-11-29T12:00:00.000Z', projectId: 'p1', phoneNumberId: null }

describe.each(projectEvents)('the event %s', (name) => {
  it('has an example that its schema takes whole, field by field in the same order', () => {
    const { test, ...body } = exampleOf(name, about) as { test: true }
    expect(test).toBe(true)
    expect(JSON.stringify(projectEventBodies[name].parse(body))).toBe(JSON.stringify(body))
  })

  it('is described by that schema in the OpenAPI document', () => {
    const schema = describeApi('https://connect.example.com').webhooks[name]?.post.requestBody.content[
      'application/json'
    ]?.schema as { properties: object }
    expect(Object.keys(schema.properties)).toEqual(Object.keys(projectEventBodies[name].shape))
  })
})

it('types the body of a webhook by its event', () => {
  const read = (webhook: WebhookEvent) => {
    if (webhook.event === 'whatsapp.phone_number.disconnected')
      expectTypeOf(webhook.body.disconnection).toEqualTypeOf<
        { reason: string | null; initiated_by: string | null } | undefined
      >()
    if (webhook.event === 'number_pool.low') {
      expectTypeOf(webhook.body.number_pool.available).toBeNumber()
      // @ts-expect-error A pool has no number of Meta's.
      return webhook.body.phone_number_id
    }
    return webhook.body
  }
  expect(read({ id: 'd1', event: 'whatsapp.message.received', body: { text: 'Hello' } })).toEqual({ text: 'Hello' })
})
