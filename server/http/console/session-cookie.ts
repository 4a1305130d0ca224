import type { Request, Response } from 'express'
import type { Deps } from '../../deps.ts'

/** Whether the cookie may travel over plain HTTP, which is so on localhost alone, and then has to be. */
export const isInsecure = ({ publicUrl }: Pick<Deps, 'publicUrl'>): boolean => publicUrl.startsWith('http:')

/** Whether browsers can keep a session here at all: over HTTPS, or on the operator's own machine. */
export const canSignIn = (deps: Pick<Deps, 'publicUrl'>): boolean =>
  !isInsecure(deps) || /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(deps.publicUrl).hostname)

/** A console behind the host's own login has its own cookie, so that two consoles of one origin do not sign each other out. */
const nameOf = (deps: Pick<Deps, 'hostLogin' | 'publicUrl'>) =>
  `${isInsecure(deps) ? '' : '__Host-'}patchbay_console${deps.hostLogin ? '_host' : ''}`

/** What the cookie of a session holds. */
export function sessionSecret(deps: Pick<Deps, 'hostLogin' | 'publicUrl'>, req: Request): string | undefined {
  const name = nameOf(deps)
  const cookies = (req.get('Cookie') ?? '').split(';').map((cookie) => cookie.trim())
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1) || undefined
}

export const keepSecret = (deps: Pick<Deps, 'hostLogin' | 'publicUrl'>, res: Response, secret: string, end: string) =>
  res.cookie(nameOf(deps), secret, { ...attributesOf(deps), expires: new Date(end) })

export const dropSecret = (deps: Pick<Deps, 'hostLogin' | 'publicUrl'>, res: Response) =>
  res.clearCookie(nameOf(deps), attributesOf(deps))

const attributesOf = (deps: Pick<Deps, 'publicUrl'>) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: !isInsecure(deps) }) as const
