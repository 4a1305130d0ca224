const files = import.meta.glob<string>('../../../sandbox/browser/*.js', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/**
 * The sandbox reads its own browser files and nothing else: here they come along as text. What is built names a small file by
 * its content, as a `data:` address.
 */
export async function readFile(path: URL | string): Promise<string> {
  const address = String(path)
  if (address.startsWith('data:')) return (await fetch(address)).text()
  const name = address
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '')
    .replace(/-[\w-]{8}(?=\.js$)/, '')
  const found = files[`../../../sandbox/browser/${name}`]
  if (found === undefined) throw new Error(`${name} is no file of the sandbox`)
  return found
}
