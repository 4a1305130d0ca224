import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { User } from '../world/customers.ts'
import { addUser } from '../world/seed.ts'
import type { World } from '../world/world.ts'

/** Knows which person a browser is logged in as. */
type Persons = { of(c: Context): User; remember(c: Context, user: User): void }

/**
 * By a cookie; or, for a sandbox inside a page, where no request carries one, the same browser for everybody who asks.
 * After a change of scenario that is somebody new.
 */
export function createPersons(world: World, oneBrowser: boolean): Persons {
  const cookie = 'sandbox_person'
  let last = ''
  return {
    of(c) {
      const known = world.users.get(oneBrowser ? last : (getCookie(c, cookie) ?? ''))
      return known?.era === world.scenario.era ? known : addUser(world)
    },
    remember(c, user) {
      last = user.id
      if (!oneBrowser) setCookie(c, cookie, user.id, { httpOnly: true, sameSite: 'Lax', path: '/' })
    },
  }
}
