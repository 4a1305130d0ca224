import { StatementSync } from 'node:sqlite'
import pg from 'pg'
import { vi } from 'vitest'

/** A statement as it was sent; on SQLite also whether it changed a row. */
export interface Sent {
  text: string
  changed?: boolean
  /** On PostgreSQL: nothing sent before it on the same connection was still to be answered. */
  alone?: boolean
}

/** Every statement that this process sends to either database from now on, in order. */
export function listen() {
  const sent: Sent[] = []
  const spies: { mockRestore(): void }[] = []
  for (const method of ['all', 'run'] as const) {
    const real = StatementSync.prototype[method] as (...values: unknown[]) => unknown[] | { changes: number }
    spies.push(
      vi.spyOn(StatementSync.prototype, method).mockImplementation(function (this: StatementSync, ...values) {
        const answer = real.apply(this, values)
        sent.push({ text: this.sourceSQL, changed: (Array.isArray(answer) ? answer.length : answer.changes) > 0 })
        return answer as never
      }),
    )
  }
  const query = pg.Client.prototype.query as (...given: unknown[]) => Promise<unknown>
  const unanswered = new WeakMap<pg.Client, number>()
  spies.push(
    vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
      const [first] = given as [string | { text: string }]
      const before = unanswered.get(this) ?? 0
      unanswered.set(this, before + 1)
      sent.push({ text: typeof first === 'string' ? first : first.text, alone: before === 0 })
      const answer = query.apply(this, given)
      const answered = () => unanswered.set(this, (unanswered.get(this) as number) - 1)
      Promise.resolve(answer).then(answered, answered)
      return answer
    } as never),
  )
  return {
    sent,
    [Symbol.dispose]() {
      for (const spy of spies) spy.mockRestore()
    },
  }
}

/**
 * What workers and regular jobs ask by themselves, whatever a request does: rows whose moment has come, of any table, the totals
 * that are kept, the links that statistics are written of, and all projects. On a busy machine their rounds fall into any request.
 */
const background =
  /"list_(changes|totals|counts_due)"|^(select|update|delete) .*"(run_at|expires_at|held_until|code_at|lease_until)" <=? |row_number\(\)|"status" = 'reserved' and not exists|uncounted = 1|^select \* from "projects" order by|^select "id", "project_id", "created_at", "language", "connection_types"/

export const foreground = (sent: Sent[]) => sent.filter(({ text }) => !background.test(text))

/** How many trips to PostgreSQL and back these statements took: what is sent together makes one. */
export const trips = (sent: Sent[]) => sent.filter(({ alone }) => alone).length

/** How often these statements of SQLite's waited for the disk: transactions that changed something, and changes outside of any. */
export function waitsForDisk(sent: Sent[]): number {
  let [waits, inside, dirty] = [0, false, false]
  for (const { text, changed } of sent) {
    const write = changed && /^(insert|update|delete)/i.test(text)
    if (/^begin/i.test(text)) [inside, dirty] = [true, false]
    else if (/^(commit|rollback)/i.test(text)) {
      if (dirty && /^commit/i.test(text)) waits++
      inside = false
    } else if (write && inside) dirty = true
    else if (write) waits++
  }
  return waits
}
