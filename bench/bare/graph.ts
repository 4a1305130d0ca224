import { createServer } from 'node:http'

/** A Graph that takes every message and holds one file, at once: what is measured is what stands before it. */
const { PORT } = process.env
const file = 100 * 2 ** 20
const chunk = Buffer.alloc(64 * 1_024, 7)

createServer((req, res) => {
  const [path = ''] = (req.url as string).split('?')
  const json = (answer: object) => {
    const text = JSON.stringify(answer)
    res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }).end(text)
  }
  if (path === '/ready') return json({ status: 'ok' })
  if (path === '/file') {
    res.writeHead(200, { 'Content-Type': 'video/mp4', 'Content-Length': file })
    let left = file
    const fill = () => {
      while (left > 0) {
        left -= chunk.length
        if (!res.write(chunk)) return void res.once('drain', fill)
      }
      res.end()
    }
    return fill()
  }
  req.resume().once('end', () => {
    if (path.endsWith('/messages'))
      json({
        messaging_product: 'whatsapp',
        contacts: [{ input: '15550001111', wa_id: '15550001111' }],
        messages: [{ id: 'wamid.HBgLMTU1NTAwMDExMTEVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA' }],
      })
    else if (path.endsWith('/media')) json({ id: '1037543291543637' })
    else
      json({
        messaging_product: 'whatsapp',
        url: `http://localhost:${PORT}/file`,
        mime_type: 'video/mp4',
        file_size: file,
        id: '1037543291543637',
      })
  })
}).listen(Number(PORT))
