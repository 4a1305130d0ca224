import type { World } from '../world/world.ts'

const heartbeat = 15_000

/** Server-sent events: one whenever the phone of this person shows something new. */
export function changesOf(world: World, digits: string, closing: AbortSignal): Response {
  const encoder = new TextEncoder()
  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text))
      const watch = (person: string) => {
        if (person === digits) say('data: changed\n\n')
      }
      const beat = setInterval(() => say(': still here\n\n'), heartbeat)
      stop = () => {
        clearInterval(beat)
        world.messaging.watchers.delete(watch)
        closing.removeEventListener('abort', end)
      }
      const end = () => {
        stop()
        controller.close()
      }
      world.messaging.watchers.add(watch)
      closing.addEventListener('abort', end, { once: true })
      say('data: changed\n\n')
    },
    cancel: () => stop(),
  })
  return new Response(stream, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' } })
}
