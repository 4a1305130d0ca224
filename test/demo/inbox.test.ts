import { describe, expect, it } from 'vitest'
import { createInbox } from '../../demo/inbox/inbox.ts'
import { receive } from '../../demo/inbox/receive.ts'
import type { ScenarioName } from '../../sandbox/index.ts'
import { number, person } from '../sandbox/messages/number.ts'

/** Acme's inbox, which gets the sandbox's webhooks as Patchbay would relay them. */
async function world(scenario: ScenarioName = 'default') {
  const one = await number(scenario)
  const inbox = createInbox()
  let read = 0
  /** Takes what came since the last time. */
  const take = async () => {
    await one.control.webhooks.settled()
    const posts = one.hook.posts()
    for (const { body } of posts.slice(read)) receive(inbox, body)
    read = posts.length
    return inbox.show(one.phone, one.control.clock.now())
  }
  const send = async (text: string) => {
    const reply = await one.say(text)
    const id = reply.body.messages[0].id as string
    inbox.add(one.phone, person, {
      id,
      mine: true,
      text,
      media: null,
      at: 0,
      status: 'sending',
      error: '',
      reaction: '',
    })
    return id
  }
  return { ...one, inbox, take, send, posts: () => one.hook.posts() }
}

describe('Acme’s inbox', () => {
  it('shows who wrote, what, and whether Acme may answer freely', async () => {
    await using one = await world()
    await one.write({ text: 'Is it open?' })
    await one.write({ file: { mimeType: 'image/png', bytes: new Uint8Array(3), caption: 'This one' } })
    const [conversation] = await one.take()
    expect(conversation).toMatchObject({ id: person, name: expect.stringMatching(/\w/), unread: 2, open: true })
    expect(conversation?.messages).toMatchObject([
      { mine: false, text: 'Is it open?', media: null },
      { mine: false, text: 'This one', media: { kind: 'image', id: expect.any(String) } },
    ])
    one.control.clock.advance(86_400_000)
    expect((await one.take())[0]?.open).toBe(false)
  })

  it.each(['default', 'statuses-twice', 'statuses-backwards'] as const)('ends at "read" in %s', async (scenario) => {
    await using one = await world(scenario)
    await one.write()
    await one.send('Hello')
    expect((await one.take())[0]?.messages.find(({ mine }) => mine)?.status).toBe('delivered')
    one.control.phone.read({ from: person, phoneNumberId: one.phone })
    expect((await one.take())[0]?.messages.find(({ mine }) => mine)?.status).toBe('read')
  })

  it('says why a message failed, and keeps to it', async () => {
    await using one = await world()
    const id = await one.send('Too late')
    const [conversation] = await one.take()
    expect(conversation?.messages[0]).toMatchObject({ status: 'failed', error: expect.stringContaining('24 hours') })
    one.inbox.setStatus(one.phone, id, 'delivered', '')
    expect(one.inbox.find(one.phone, id)?.status).toBe('failed')
  })

  it('shows a message once, however often it comes', async () => {
    await using one = await world()
    await one.write()
    await one.take()
    for (const { body } of one.posts()) receive(one.inbox, body)
    expect(one.inbox.show(one.phone)[0]).toMatchObject({ unread: 1, messages: [{ text: 'Hello' }] })
  })

  it('shows a pressed button by its words, and a reaction on its message', async () => {
    await using one = await world()
    await one.write()
    const action = { buttons: [{ type: 'reply', reply: { id: 'tea', title: 'Tea' } }] }
    const interactive = { type: 'button', body: { text: 'Tea?' }, action }
    const asked = (await one.say('', { type: 'interactive', interactive, text: undefined })).body.messages[0].id
    await one.write({ press: { messageId: asked, button: 'tea' } })
    expect((await one.take())[0]?.messages.at(-1)?.text).toBe('Tea')
    const id = await one.send('Which?')
    await one.write({ react: { messageId: id, emoji: '🎉' } })
    const [conversation] = await one.take()
    expect(conversation?.messages.at(-1)).toMatchObject({ text: 'Which?', reaction: '🎉' })
  })

  it('knows people who hide their numbers by their user ids', async () => {
    await using one = await world('usernames-only')
    await one.write()
    const [conversation] = await one.take()
    expect(conversation?.id).toMatch(/^US\.\d+$/)
  })

  it('tells its pages of each change', async () => {
    await using one = await world()
    const heard: string[] = []
    const stop = one.inbox.watch((phoneNumberId) => void heard.push(phoneNumberId))
    await one.write()
    await one.take()
    stop()
    await one.write()
    await one.take()
    expect(heard).toEqual([one.phone])
  })
})
