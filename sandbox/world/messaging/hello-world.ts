import type { Template } from './template.ts'

/** The template that a new account comes with, approved. */
export const helloWorld = (id: string, wabaId: string, now: number): Template => ({
  id,
  wabaId,
  name: 'hello_world',
  language: 'en_US',
  category: 'UTILITY',
  parameterFormat: 'POSITIONAL',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
    {
      type: 'BODY',
      text: 'Welcome and congratulations! This message shows that this number can send. Answer it, and a conversation begins.',
    },
    { type: 'FOOTER', text: 'WhatsApp Business Platform sample message' },
  ],
  status: 'APPROVED',
  rejectedReason: 'NONE',
  updatedAt: now,
})
