/** Calls a host's callback after our own update. An error in it does not affect the widget; the browser reports it. */
export const tellHost = (call: () => void) => queueMicrotask(call)
