import type { Deps } from '../../deps.ts'
import { createWorker } from '../../runtime/worker.ts'
import { tendConversation } from './tend-conversation.ts'

/** Tells when conversations fall silent and end. */
export const messagingWorkers = (deps: Omit<Deps, 'workers'>) => ({
  conversations: createWorker(
    deps,
    'conversations',
    (conversation, owner) => tendConversation(deps, conversation, owner),
    { every: 1_000 },
  ),
})
