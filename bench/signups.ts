import { randomUUID } from 'node:crypto'
import type { Popup } from './bare/signup.ts'
import type { Contestant, Ground } from './ground.ts'

/** A customer who finished Meta's popup. */
export async function popup({ sandboxUrl }: Ground): Promise<Popup> {
  const response = await fetch(`${sandboxUrl}/_control/finish`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      connectionType: 'dedicated',
      business: { name: `Business ${randomUUID()}` },
      number: { phoneNumber: `+1415${String(2_000_000 + nextNumber++)}` },
    }),
  })
  if (!response.ok) throw new Error(`the sandbox did not finish a popup: ${await response.text()}`)
  return (await response.json()) as Popup
}
let nextNumber = 0

/**
 * Hands a popup's end over as the widget does, and asks until the number is connected: not before `first` milliseconds have
 * passed, then `every` so many. Asking is work for the server, too: who measures should ask little.
 */
export async function signUp(
  { name, port }: Contestant,
  bearer: string,
  { code, assets }: Popup,
  { first = 25, every = 25 } = {},
) {
  const url = `http://127.0.0.1:${port}/connect/v1/attempts/${randomUUID()}`
  const headers = { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' }
  let answer = await fetch(url, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ connection_type: 'dedicated', code, assets }),
  })
  for (let wait = first; ; wait = every) {
    const attempt = (await answer.json()) as { status: string }
    if (attempt.status === 'completed') return
    if (attempt.status !== 'working') throw new Error(`${name} did not finish a signup: ${JSON.stringify(attempt)}`)
    await new Promise((resolve) => setTimeout(resolve, wait))
    answer = await fetch(url, { headers })
  }
}
