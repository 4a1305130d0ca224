/**
 * For `import()`: requests a file that did not come once more. A browser keeps an import that failed as failed
 * (https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-single-module-script), so the file gets an address of its own, by
 * a fragment, which is not sent. Only the address of a browser's own error is used; a bundler with a loader of its own requests again
 * by itself.
 *
 * @throws what came, where it names no file; what the second request fails with
 */
export function requestAgain(error: unknown): Promise<never> {
  const address = /imported module: (\S+)/.exec(String(error))?.[1]
  if (!address) throw error
  const again = `${address}#${Date.now()}`
  return import(/* @vite-ignore */ /* webpackIgnore: true */ again) as Promise<never>
}
