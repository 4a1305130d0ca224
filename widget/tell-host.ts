/** A host's callback runs after our own update, and what it throws is the host's alone: the browser reports it. */
export const tellHost = (call: () => void) => queueMicrotask(call)
