import type { IncomingMessage } from 'node:http'
import { NoAnswer } from '../../meta/forward.ts'

/** The most bytes of an answer in JSON. Lists of templates have some megabytes. */
const most = 16 * 2 ** 20

/** The whole text of an answer. @throws {NoAnswer} when it breaks off, or is larger than anything Graph answers in JSON */
export function readAll(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve, reject) => {
    answer.on('data', (chunk: Buffer) => {
      size += chunk.length
      chunks.push(chunk)
      if (size > most) answer.destroy(new Error(`the answer is larger than ${most} bytes`))
    })
    answer.once('end', () => resolve((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString()))
    answer.once('error', (error) => reject(new NoAnswer(false, error)))
    answer.once('close', () => answer.readableEnded || reject(new NoAnswer(false)))
  })
}
