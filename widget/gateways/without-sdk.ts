/** The ways to Meta without its SDK, which one part loads: a window of ours, and this one. */
export { ownWindow } from './own-window.ts'
export { comeBack, leave } from './redirect.ts'
