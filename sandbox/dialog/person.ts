import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { User } from '../world/customers.ts'
import { addUser } from '../world/seed.ts'
import type { World } from '../world/world.ts'

/** Finds the person that a browser is logged in as. */
type Persons = { of(c: Context): User; remember(c: Context, user: User): void }

/**
 * By a cookie. For a sandbox inside a page, where no request carries one, every request has the same browser. After a change of
 * scenario the person is a new one.
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
