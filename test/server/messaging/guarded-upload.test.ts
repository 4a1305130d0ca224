import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { guardedUpload } from '../../../server/http/graph/multipart.ts'
import type { PlainRequest } from '../../../server/http/plain.ts'

/** Bytes that look much like the edge of a part. */
const data = fc
  .array(fc.constantFrom('--', '-', 'edg', 'edge', '\r\n', '--edg', 'x'.repeat(40), 'name="access_token"'), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join('').replaceAll('--edge', '--edg.'))
const part = (name: string, content: string) =>
  `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`
const size = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 120 }))
const sizes = fc.array(size, { minLength: 1, maxLength: 20 })

/** What comes out of the guard when a form arrives in pieces of these sizes, again and again. */
async function through(form: string, sizes: number[]): Promise<{ out: string; failed: boolean }> {
  function* pieces() {
    const bytes = Buffer.from(form)
    for (let at = 0, nth = 0; at < bytes.length; nth++) {
      const next = at + (sizes[nth % sizes.length] as number)
      yield bytes.subarray(at, next)
      at = next
    }
  }
  const request = Object.assign(Readable.from(pieces(), { objectMode: false }), {
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  })
  let out = ''
  try {
    for await (const chunk of guardedUpload(request as unknown as PlainRequest)) out += chunk
    return { out, failed: false }
  } catch {
    return { out, failed: true }
  }
}

it('a form passes byte by byte, in whatever pieces it arrives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(data, { minLength: 1, maxLength: 4 }), sizes, async (contents, sizes) => {
      const form = `${contents.map((content) => part('file', content)).join('')}--edge--\r\n`
      expect(await through(form, sizes)).toEqual({ out: form, failed: false })
    }),
    { numRuns: 200, seed: 18 },
  )
})

it('a part that names a parameter of the call never passes, wherever its edge is cut', async () => {
  await fc.assert(
    fc.asyncProperty(data, sizes, async (content, sizes) => {
      const form = `${part('file', content)}${part('access_token', 'stolen')}--edge--\r\n`
      const { out, failed } = await through(form, sizes)
      expect([failed, out.includes('stolen')]).toEqual([true, false])
    }),
    { numRuns: 200, seed: 18 },
  )
})
