import { restartWithSmallHeap } from './small-heap.ts'

/** The server's process. An error at start is one line on stderr and exit code 1. */
restartWithSmallHeap(process, process.env)
const { serve } = await import('./serve.ts') // Imported late: a module that is loaded before the restart would be loaded twice.
serve(process.env).catch((error: Error) => {
  process.stderr.write(`patchbay: ${error.message.replaceAll('\n', ' ')}\n`)
  process.exit(1)
})
