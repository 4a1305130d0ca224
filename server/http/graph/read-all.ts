import type { IncomingMessage } from 'node:http'
import { NoAnswer } from '../../meta/forward.ts'

/** The most bytes of an answer in JSON. Lists of templates have some megabytes. */
const most = 16 * 2 ** 20

/** The whole text of an answer. @throws {NoAnswer} when it breaks off, or is larger than anything Graph answers in JSON */
export async function readAll(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most) throw new Error(`the answer is larger than ${most} bytes`)
      chunks.push(chunk)
    }
  } catch (error) {
    answer.destroy()
    throw new NoAnswer(false, error)
  }
  return Buffer.concat(chunks).toString('utf8')
}
