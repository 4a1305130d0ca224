import { watch } from './facebook-app.ts'
import { arrived } from './facebook-sdk.ts'

declare global {
  interface Window {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): unknown }
    }
  }
}

/** The id that other code looks for, so that the SDK is not loaded twice. */
const scriptId = 'facebook-jssdk'
const limit = 9_000
/** How long a loaded script may take to run, in milliseconds. */
const running = 500

/** Scripts of other code that did not run while we waited. */
const hopeless = new WeakSet<Element>()

/**
 * Loads the SDK into the page: by the script that is there already, unless that one will never run, else by one of ours.
 *
 * @throws {Error} when a blocker, a policy or an outage prevents it; another call tries again
 */
export async function loadScript(url: string): Promise<void> {
  const theirs = document.getElementById(scriptId) as HTMLScriptElement | null
  if (theirs && canRun(theirs)) {
    if (await comes(theirs, isOver(theirs) ? running : limit)) return
    hopeless.add(theirs)
    if (!isOver(theirs)) throw failure()
  }
  const ours = document.createElement('script')
  if (!theirs) ours.id = scriptId
  ours.async = true
  ours.src = trusted(url)
  const coming = comes(ours, limit)
  document.head.append(ours)
  const sdk = (await coming) && arrived()
  if (sdk) {
    watch(sdk).theirs ??= null // nobody has called `init` before we could record it
    return
  }
  ours.remove()
  throw failure()
}

const failure = () => new Error('the Facebook SDK did not load')

/** A consent tool stops a script by giving it another type. */
const canRun = (script: HTMLScriptElement) =>
  !hopeless.has(script) && /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i.test(script.type)

/** Whether the browser has finished with a script's address: it ran or failed, and sends no more events. */
const isOver = ({ src }: HTMLScriptElement) => performance.getEntriesByName(src).length > 0

/** Whether the SDK arrives while we wait for a script. */
function comes(script: HTMLScriptElement, longest: number): Promise<boolean> {
  return new Promise((resolve) => {
    const theirs = window.fbAsyncInit
    const check = () => {
      if (arrived()) end(true)
    }
    const fail = () => end(false)
    const look = setInterval(check, 100)
    const timer = setTimeout(fail, longest)
    const end = (come: boolean) => {
      clearInterval(look)
      clearTimeout(timer)
      script.removeEventListener('error', fail)
      if (window.fbAsyncInit === asyncInit) {
        if (theirs) window.fbAsyncInit = theirs
        else delete window.fbAsyncInit
      }
      resolve(come)
    }
    const asyncInit = () => {
      const sdk = arrived()
      if (sdk) watch(sdk)
      theirs?.()
      check()
    }
    window.fbAsyncInit = asyncInit // must be there before the script runs
    script.addEventListener('error', fail)
    check()
  })
}

/** A page may require trusted script addresses (Trusted Types): its policy must allow the name `patchbay`. */
function trusted(url: string): string {
  try {
    policy ??= window.trustedTypes?.createPolicy('patchbay', { createScriptURL: (url) => url })
  } catch {
    // The policy is not allowed. Where that matters the browser refuses the address, and the script counts as blocked.
  }
  return (policy?.createScriptURL(url) as string | undefined) ?? url
}
let policy: { createScriptURL(url: string): unknown } | undefined
