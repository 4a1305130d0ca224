import { Transform } from 'node:stream'
import type { PlainRequest } from '../plain.ts'
import { forbiddenNames } from './bad-requests.ts'
import { badParameter } from './graph-fault.ts'

const type = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i

export const isMultipart = (req: PlainRequest) => /^multipart\/form-data/i.test(req.headers['content-type'] ?? '')

/** The most bytes that the headers of one part may have. */
const mostHeaders = 8_192

/**
 * Passes a form on byte by byte and reads only the headers of its parts, so that an upload needs no memory. A part whose name
 * Graph would take for a parameter of the call itself ends the upload, before that part reaches Meta.
 *
 * @throws {GraphFault} 100, without a boundary; the stream fails with the same for a part that is refused
 */
export function guardedUpload(req: PlainRequest): Transform {
  const guard = guardedParts(req)
  // The rest of a refused upload is read and dropped: a connection that is closed at once could lose the answer.
  guard.once('error', () => {
    req.unpipe(guard)
    req.resume()
  })
  return req.pipe(guard)
}

function guardedParts(req: PlainRequest): Transform {
  const [, quoted, bare] = type.exec(req.headers['content-type'] ?? '') ?? []
  const boundary = quoted ?? bare
  if (!boundary) throw badParameter('multipart/form-data needs a boundary')
  const mark = Buffer.from(`--${boundary}`)
  // Bytes that are not decided yet: the beginning of a mark, or headers without their end.
  let held: Buffer = Buffer.alloc(0)
  let inHeaders = false

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      join(this, chunk)
      try {
        for (let more = true; more; ) more = inHeaders ? readHeaders(this) : passData(this)
        done()
      } catch (error) {
        done(error as Error)
      }
    },
    flush(done) {
      if (held.length && !inHeaders) this.push(held)
      done(
        inHeaders && !isEnd(held) ? badParameter('The form breaks off in the headers of a part') : null,
        inHeaders ? held : undefined,
      )
    },
  })

  /** Adds what came to what is held. A file is not copied for it: held bytes that begin no mark are passed on as they are. */
  function join(out: Transform, chunk: Buffer) {
    // A mark that begins in what is held ends within the next bytes, where there are enough of them.
    const decided = !inHeaders && chunk.length >= mark.length
    if (decided && !Buffer.concat([held, chunk.subarray(0, mark.length - 1)]).includes(mark)) {
      if (held.length) out.push(held)
      held = chunk
    } else held = held.length ? Buffer.concat([held, chunk]) : chunk
  }

  /** Passes bytes on until a mark begins. */
  function passData(out: Transform): boolean {
    const at = held.indexOf(mark)
    if (at < 0) {
      const kept = Math.min(held.length, mark.length - 1)
      if (held.length > kept) out.push(held.subarray(0, held.length - kept))
      held = held.subarray(held.length - kept)
      return false
    }
    out.push(held.subarray(0, at + mark.length))
    held = held.subarray(at + mark.length)
    inHeaders = true
    return true
  }

  /** Holds the headers of a part back until they are whole and were read. */
  function readHeaders(out: Transform): boolean {
    if (isEnd(held)) return false
    const end = held.indexOf('\r\n\r\n')
    if (end < 0) {
      if (held.length > mostHeaders) throw badParameter('The headers of a part are too long')
      return false
    }
    const headers = held.subarray(0, end + 4)
    for (const name of namesIn(headers.toString('latin1')))
      if (forbiddenNames.has(name)) throw badParameter(`${JSON.stringify(name)} must not stand in the form`)
    out.push(headers)
    held = held.subarray(end + 4)
    inHeaders = false
    return true
  }
}

/** After the last mark come two dashes and nothing that matters. */
const isEnd = (held: Buffer) => held.length >= 2 && held[0] === 0x2d && held[1] === 0x2d

/** Every name that any reader could take a part to have. */
const namesIn = (headers: string) =>
  [...headers.matchAll(/\bname\*?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/gi)].map(([, quoted, bare]) =>
    (quoted ?? bare ?? '')
      .replace(/^utf-8''/i, '')
      .trim()
      .toLowerCase(),
  )
