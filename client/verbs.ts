import type { Once, Transport } from './transport.ts'

/** What the methods are written with: requests whose answer is the thing under `data`. */
export function verbs(send: Transport) {
  const data = async <Item>(answer: Promise<{ data: Item }>): Promise<Item> => (await answer).data
  return {
    id: encodeURIComponent,
    get: <Item>(path: string) => data<Item>(send('GET', path)),
    post: <Item>(path: string, body?: object, once?: Once) => data<Item>(send('POST', path, { body, ...once })),
    patch: <Item>(path: string, body: object) => data<Item>(send('PATCH', path, { body })),
    put: <Item>(path: string, body: object) => data<Item>(send('PUT', path, { body })),
    remove: (path: string) => send<void>('DELETE', path),
  }
}
