// @ts-check
// What the popup says to the page that opened it: the window message with ids, and the word that becomes the callback.

/** @typedef {{ cb: string, frame: string, domain: string, origin: string } | null} Reply Null: opened by hand, not by the SDK. */
/** @typedef {{ message?: string, callback?: string, closing?: string, format?: string, noise?: boolean, answer?: string, ends?: string, lingers?: boolean, spoof?: { origin: string, data: object } }} Manner */

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * @param {Reply} reply
 * @param {Manner} manner
 */
export function createPost(reply, manner) {
  const opener = /** @type {Window | null} */ (window.opener)

  /** @param {object} event */
  function message(event) {
    if (!opener || !reply) return
    opener.postMessage(manner.format === 'object' ? event : JSON.stringify(event), reply.origin)
  }

  /** The non-JSON string that Meta's SDK listens for. @param {Record<string, string>} result */
  function relay(result) {
    if (!opener || !reply) return
    const { cb, frame, domain, origin } = reply
    const all = { cb, domain, is_canvas: 'false', origin: `${origin}/${frame}`, relation: 'opener', frame, ...result }
    opener.postMessage(new URLSearchParams(all).toString(), origin)
  }

  function noise() {
    if (!opener || !reply || !manner.noise) return
    opener.postMessage('setImmediate$0.42$1', reply.origin)
    opener.postMessage('{"type":"resize","height":760}', reply.origin)
    opener.postMessage('{not json', reply.origin)
    message({ data: { step: 'SOMETHING' }, type: 'WA_EMBEDDED_SIGNUP', event: 'PROGRESS_OF_A_NEW_KIND', version: 3 })
  }

  function spoof() {
    const { spoof: lie } = manner
    if (!lie || !reply) return Promise.resolve()
    const frame = document.createElement('iframe')
    frame.hidden = true
    frame.src = `${lie.origin}/_dialog/spoof#${encodeURIComponent(reply.origin)}|${encodeURIComponent(JSON.stringify(lie.data))}`
    document.body.append(frame)
    const told = new Promise((resolve) =>
      addEventListener('message', (event) => event.data === 'spoofed' && resolve(null)),
    )
    return Promise.race([told, pause(2000)])
  }

  /** The code, and how the SDK is to say it. @param {string} code */
  const handOver = (code) =>
    relay({
      code,
      ...(manner.answer === 'status unknown' ? { status: 'unknown' } : {}),
      ...(manner.answer === 'code only' ? { bare: '1' } : {}),
    })

  const messageFirst = () => manner.message === 'first' || (manner.message !== 'after-code' && Math.random() < 0.5)

  // A page whose callback is never to be called has to know before the window can be closed.
  if (manner.callback === 'never' || manner.closing === 'silent') relay({ quiet: '1' })

  return {
    /**
     * @param {object} event
     * @param {string} code
     */
    async finish(event, code) {
      noise()
      await spoof()
      const says = [
        ...(manner.message === 'never' ? [] : [() => message(event)]),
        ...(manner.callback === 'never' ? [] : [() => handOver(code)]),
      ]
      if (!messageFirst()) says.reverse()
      for (const [index, say] of says.entries()) {
        if (index > 0) await pause(manner.message === 'after-code' ? 500 : 150)
        say()
      }
      noise()
    },
    /** The same when the window is going away: no time for pauses. @param {object} event @param {string} code */
    finishAtOnce(event, code) {
      if (manner.message !== 'never') message(event)
      if (manner.callback !== 'never') handOver(code)
    },
    /** Meta could not finish what the customer confirmed. @param {object} data */
    failed(data) {
      message({ data, type: 'WA_EMBEDDED_SIGNUP', event: 'ERROR', version: 3 })
    },
    /** @param {object} data */
    cancel(data) {
      noise()
      message({ data, type: 'WA_EMBEDDED_SIGNUP', event: 'CANCEL', version: 3 })
      if (manner.callback === 'never') return
      relay({
        error: 'access_denied',
        error_code: '200',
        error_description: 'Permissions error',
        error_reason: 'user_denied',
      })
    },
    /** The window goes away with the signup unfinished. The SDK sees that by itself. @param {object} data */
    closed(data) {
      if (manner.closing !== 'silent') message({ data, type: 'WA_EMBEDDED_SIGNUP', event: 'CANCEL', version: 3 })
    },
  }
}
