export const fileOf = (text: string, type: string) => URL.createObjectURL(new Blob([text], { type }))

/** A page of the sandbox as a file of this one: its style and scripts come along, its requests go to the opener. */
export async function pageOf(meta: (address: string) => Promise<Response>, address: string): Promise<string> {
  const text = async (path: string) => (await meta(path)).text()
  const scripts = new Map<string, Promise<string>>()
  const script = (path: string): Promise<string> => {
    const known = scripts.get(path) ?? text(path).then(withImports(path))
    scripts.set(path, known)
    return known
  }
  const withImports = (path: string) => async (source: string) => {
    let out = source
    for (const [, other = ''] of source.matchAll(/from '(\.{1,2}\/[\w/-]+\.js)'/g))
      out = out.replaceAll(`'${other}'`, `'${await script(new URL(other, `http://sandbox${path}`).pathname)}'`)
    return fileOf(out, 'text/javascript')
  }
  let html = await text(address)
  for (const [link, path = ''] of html.matchAll(/<link rel="stylesheet" href="([^"]+)">/g))
    html = html.replace(link, `<style>${await text(path)}</style>`)
  for (const [, path = ''] of html.matchAll(/<script type="module" src="([^"]+)">/g))
    html = html.replace(path, await script(path))
  return fileOf(html.replace('<head>', `<head><script>${bridge}</script>`), 'text/html')
}

const bridge = `
window.fetch = (address, init) => opener.patchbaySandbox.ask(address, init)
navigator.sendBeacon = (address, body) => (opener.patchbaySandbox.ask(address, { method: 'POST', body }), true)
`
