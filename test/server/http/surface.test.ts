import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler } from 'express'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Fault } from '../../../server/fault.ts'
import { empty, json, operations, sent } from '../../../server/http/operation.ts'
import { routesOf, type Surface } from '../../../server/http/surface.ts'
import { openApiDocument } from '../../../server/openapi/document.ts'
import { request } from '../../support/world.ts'

interface Shop {
  shelf: Map<string, { id: string; title: string; cost: number }>
}

const { get, put, remove } = operations<Shop, { clerk: string }>()
const Book = z.object({ id: z.string(), title: z.string() })

const books: Surface<Shop> = {
  base: '/shop/v1',
  needs: 'key',
  errors: z.object({ error: z.string() }),
  before: (router) =>
    router.use(express.json(), (_req, res, next) => {
      res.locals.clerk = 'Ann'
      next()
    }),
  resources: [
    {
      tag: 'Books',
      operations: [
        get('/books', {
          id: 'listBooks',
          summary: 'List books',
          query: z.object({ most: z._default(z.coerce.number(), 10) }),
          answer: json(z.object({ clerk: z.string(), books: z.array(Book) }), 'The books.'),
          handle: ({ deps, caller, query }) => ({
            clerk: caller.clerk,
            books: [...deps.shelf.values()].slice(0, query.most),
          }),
        }),
        put('/books/:book_id', {
          id: 'putBook',
          summary: 'Put a book on the shelf',
          body: z.object({ title: z.string('must be text') }),
          answer: json(Book, 'The book.', 201),
          handle({ deps, params, body }) {
            const book = { id: params.book_id, title: body.title, cost: 7 }
            deps.shelf.set(book.id, book)
            return book
          },
        }),
        remove('/books/:book_id', {
          id: 'removeBook',
          summary: 'Take a book away',
          answer: empty('Gone.'),
          handle({ deps, params }) {
            if (!deps.shelf.delete(params.book_id)) throw new Fault('not_found', 'Book not found')
          },
        }),
        get('/', {
          id: 'getSign',
          summary: 'The sign above the door',
          needs: 'nothing',
          answer: sent('A sign.', 'text/plain'),
          handle: ({ res }) => void res.type('text/plain').send('Books'),
        }),
      ],
    },
  ],
  after: () => [
    ((error, _req, res, _next) => void res.status(error.status).json({ error: error.message })) as ErrorRequestHandler,
  ],
}

async function open() {
  const server = express()
    .use(books.base, routesOf(books, { shelf: new Map() }))
    .listen(0)
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shop/v1`
  return { url, [Symbol.dispose]: () => void server.close() }
}

it('hands a handler what its schemas read, and sends no field that the schema of the answer does not name', async () => {
  using shop = await open()
  const put = await request('PUT', `${shop.url}/books/b1`, { title: 'Emma', owner: 'nobody asked' })
  expect([put.status, put.body]).toEqual([201, { id: 'b1', title: 'Emma' }])
  await request('PUT', `${shop.url}/books/b2`, { title: 'Persuasion' })
  expect((await request('GET', `${shop.url}/books?most=1`)).body).toEqual({
    clerk: 'Ann',
    books: [{ id: 'b1', title: 'Emma' }],
  })
  expect((await request('GET', `${shop.url}/`)).body).toBe('Books')
})

it('refuses what the schemas do not take, and passes on what a handler throws', async () => {
  using shop = await open()
  const wrong = await request('PUT', `${shop.url}/books/b1`, { title: 7 })
  expect([wrong.status, wrong.body]).toEqual([422, { error: 'title must be text' }])
  expect((await request('GET', `${shop.url}/books?most=all`)).status).toBe(422)
  expect((await request('DELETE', `${shop.url}/books/b1`)).body).toEqual({ error: 'Book not found' })
})

it('describes each of its routes by the schemas that the route reads and answers with', () => {
  const { paths } = openApiDocument(
    'https://shop.example.com',
    [{ name: 'Books', description: 'Books.', 'x-audience': 'backend' }],
    [books],
  )
  expect(Object.entries(paths).map(([path, item]) => [path, Object.keys(item)])).toEqual([
    ['/shop/v1/books', ['get']],
    ['/shop/v1/books/{book_id}', ['put', 'delete']],
    ['/shop/v1', ['get']],
  ])
  const put = paths['/shop/v1/books/{book_id}']?.put
  expect(put?.requestBody?.content['application/json']?.schema).toMatchObject({
    properties: { title: { type: 'string' } },
    required: ['title'],
  })
  expect(Object.keys(put?.responses ?? {})).toEqual(['201', '401', '403', '404', '422', '429'])
  expect([put?.security, paths['/shop/v1']?.get?.security]).toEqual([[{ apiKey: [] }], []])
})
