/** A receiver is quick when it answers within so many milliseconds. */
const quick = 300

/** The most webhooks that are remembered. */
const most = 50

/**
 * Which webhooks answered quickly the last time, as far as this process saw: more of theirs may be under way at once. One that fails
 * or is slow is forgotten at once.
 */
export function createQuickReceivers() {
  const known = new Set<string>()
  return {
    note(webhookId: string, arrived: boolean, milliseconds: number) {
      if (!arrived || milliseconds > quick) known.delete(webhookId)
      else if (known.size < most) known.add(webhookId)
    },
    ids: (): string[] => [...known],
  }
}

export type QuickReceivers = ReturnType<typeof createQuickReceivers>
